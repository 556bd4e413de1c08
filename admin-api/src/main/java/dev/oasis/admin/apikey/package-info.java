/**
 * API keys over REST: made, listed, changed, rotated, revoked. The only writer of the API key tables; the secret is answered
 * once and never kept.
 */
package dev.oasis.admin.apikey;
