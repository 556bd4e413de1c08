/**
 * Where source lies: accounts at GitHub and GitLab ({@link dev.oasis.common.provider.Integration}), their repositories, and one
 * way to speak to either ({@link dev.oasis.common.provider.ProviderApi}). No session is open while a provider is asked.
 */
package dev.oasis.common.provider;
