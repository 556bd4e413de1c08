package dev.oasis.common.identity;

/**
 * A key as the database knows it, for the one look-up that authentication makes. Whether it has expired is the database's
 * word, so that no machine's own clock counts.
 */
record ApiKeyRecord(Caller caller, boolean expired, boolean revoked) {
}
