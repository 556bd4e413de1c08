package dev.oasis.common.provider;

/** An account that has installed a GitHub App. */
public record RemoteInstallation(String externalId, String account, boolean suspended) {
}
