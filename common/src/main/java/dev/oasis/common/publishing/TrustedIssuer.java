package dev.oasis.common.publishing;

/**
 * An issuer whose ID tokens are taken.
 *
 * @param name by which rules call it
 * @param url exactly as it stands in its tokens
 */
public record TrustedIssuer(String name, IssuerKind kind, String url) {
}
