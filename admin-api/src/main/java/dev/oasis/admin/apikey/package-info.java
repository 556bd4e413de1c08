/**
 * API keys over REST: made, listed, revoked. The only writer of the API key tables; the secret is answered once and never kept.
 */
package dev.oasis.admin.apikey;
