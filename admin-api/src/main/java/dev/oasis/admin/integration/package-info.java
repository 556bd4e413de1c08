/**
 * Integrations over REST: how Oasis gets into an account at GitHub or GitLab. By hand with a token or a GitHub App's key; or
 * through a browser, which goes to the provider and comes back once with a code. Credentials go in and never out.
 */
package dev.oasis.admin.integration;
