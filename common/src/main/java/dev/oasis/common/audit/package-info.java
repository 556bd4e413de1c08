/**
 * The audit trail: each mutation leaves one entry, in its own transaction, as canonical bytes with their digest.
 */
package dev.oasis.common.audit;
