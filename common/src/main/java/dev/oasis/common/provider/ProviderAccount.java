package dev.oasis.common.provider;

import java.util.List;

/**
 * Who the credentials are, as the provider tells.
 *
 * @param externalId the provider's number of the account, or of the App
 * @param name the account's login, or the App's slug
 * @param scopes what they allow, where the provider tells
 */
public record ProviderAccount(String externalId, String name, List<String> scopes) {

    public ProviderAccount {
        scopes = List.copyOf(scopes);
    }
}
