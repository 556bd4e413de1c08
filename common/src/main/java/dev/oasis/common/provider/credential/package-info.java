/**
 * What proves to a provider who we are, sealed in the integration's row as JSON: a GitHub App's key, a token, or a grant that
 * has to be renewed.
 */
package dev.oasis.common.provider.credential;
