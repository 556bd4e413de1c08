package dev.oasis.common.provider;

/**
 * A check run that the provider has.
 *
 * @param id the provider's number
 * @param annotations how many it holds already
 */
public record KnownCheckRun(String id, int annotations) {
}
