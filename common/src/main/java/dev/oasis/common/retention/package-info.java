/**
 * Which objects of the bucket are to go, and the promise that nothing refers to one that does: notes about uploads and blobs
 * are made here, in the transaction of whoever causes them, and admin-api acts on them (ADR 0012). Deleted rows queue their
 * objects by a trigger, so that no way of deleting can forget it.
 */
package dev.oasis.common.retention;
