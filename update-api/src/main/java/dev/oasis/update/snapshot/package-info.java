/**
 * The catalog that is held in memory: loaded in one transaction, followed by version, pruned to what can still be offered, and
 * copied to disk so that a start without PostgreSQL has something to answer from. Immutable; a change swaps the whole.
 */
package dev.oasis.update.snapshot;
