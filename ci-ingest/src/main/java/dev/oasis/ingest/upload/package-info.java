/**
 * Presigned uploads: CI sends its files straight to the storage, each to a key that nobody has used before. Nothing is
 * written to the database; an upload that no release names is of no consequence.
 */
package dev.oasis.ingest.upload;
