package dev.oasis.admin.repository;

import java.util.Optional;

import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.RemoteRepository;

/** A repository as its provider has just told of it, with the webhook that was registered there, if it needed one. */
record FoundRepository(Integration integration, RemoteRepository remote, Optional<Registered> hook) {

    /** @param externalId the provider's number of the hook */
    record Registered(String hookId, String externalId, String secret) {

        @Override
        public String toString() {
            return "Registered[hookId=" + hookId + "]";
        }
    }
}
