/**
 * Who asks, and what they may do: keys and people hold grants, each a scope on all apps or on some. Services authenticate here
 * and ask {@link dev.oasis.common.identity.Caller}; only admin-api writes the tables.
 */
package dev.oasis.common.identity;
