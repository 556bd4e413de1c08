package dev.oasis.common.provider;

/** Chooses the {@link ProviderApi} of an integration. Its bean is {@link dev.oasis.common.provider.api.ChosenApis}. */
public interface ProviderApis {

    /**
     * @param integration may be detached: nothing of it is read again but its credentials, in a transaction of their own
     * @throws dev.oasis.common.web.problem.Problem {@code encryption_not_configured}
     */
    ProviderApi of(Integration integration);
}
