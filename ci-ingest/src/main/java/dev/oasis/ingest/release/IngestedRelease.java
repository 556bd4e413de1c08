package dev.oasis.ingest.release;

/** @param isNew whether this call made it; otherwise it was there with the same content */
record IngestedRelease(StoredRelease stored, boolean isNew) {
}
