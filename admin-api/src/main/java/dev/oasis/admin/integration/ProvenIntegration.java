package dev.oasis.admin.integration;

import java.util.Optional;

import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.credential.Credentials;

/**
 * An integration that the provider has just recognised, still to be kept.
 *
 * @param webhookSecret of a GitHub App
 */
record ProvenIntegration(Integration integration, Credentials credentials, Optional<String> webhookSecret) {

    @Override
    public String toString() {
        return "ProvenIntegration[id=" + integration.id + "]";
    }
}
