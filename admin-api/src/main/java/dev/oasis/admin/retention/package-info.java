/**
 * Deletes what has served its time: remembered calls, seen events, finished counting processes, old proofs, uploads that were
 * never confirmed, and the objects of the bucket that nothing refers to any more (ADR 0012).
 */
package dev.oasis.admin.retention;
