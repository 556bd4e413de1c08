package dev.oasis.admin.provider;

/**
 * A provider as people choose it.
 *
 * @param loginPath where a login with it begins, for a browser to go to
 */
public record ProviderView(String name, String displayName, String kind, String loginPath) {
}
