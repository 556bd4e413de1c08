/**
 * The audit trail over REST: listed, exported, sealed into a chain and verified. Entries come from
 * {@link dev.oasis.common.audit}; the only writer of the seals.
 */
package dev.oasis.admin.audit;
