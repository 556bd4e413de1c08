/**
 * Who asks, and what they may do: API keys with scopes, bound to all apps or to some. Services authenticate here and ask
 * {@link dev.oasis.common.identity.Caller}; only admin-api writes the tables.
 */
package dev.oasis.common.identity;
