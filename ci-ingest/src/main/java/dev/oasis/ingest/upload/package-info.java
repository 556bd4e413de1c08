/**
 * Presigned uploads: CI sends its files straight to the storage, each to a key that nobody has used before. The database only
 * learns of one that is asked for under an idempotency key; an upload that no release names is of no consequence.
 */
package dev.oasis.ingest.upload;
