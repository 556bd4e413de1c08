package dev.oasis.common.idempotency;

/**
 * A key that a call has for itself until it answers.
 *
 * @param until as PostgreSQL writes it; also tells this claim from one that another call made after it ran out
 */
record KeyClaim(String principal, String key, String until) {
}
