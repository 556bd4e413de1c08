package dev.oasis.common.provider;

/** Which webhook at a provider is meant. */
public sealed interface HookAddress {

    /** The one of a GitHub App. */
    record OfApp() implements HookAddress {
    }

    /**
     * One of a repository.
     *
     * @param externalId the provider's number of the hook
     */
    record OfRepository(RepositoryAddress repository, String externalId) implements HookAddress {
    }
}
