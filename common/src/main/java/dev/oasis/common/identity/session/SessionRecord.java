package dev.oasis.common.identity.session;

import java.time.Instant;

import dev.oasis.common.identity.Caller;

/**
 * A session as the database knows it, with its person as they are now.
 *
 * @param ended whether it has run out, was logged out or was revoked, by the database's clock
 * @param disabled whether its person is shut out
 */
record SessionRecord(Caller caller, Instant expiresAt, boolean ended, boolean disabled) {
}
