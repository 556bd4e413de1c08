package dev.oasis.admin.retention;

/**
 * An object whose deletion is due and that nothing can refer to any more.
 *
 * @param attempts how often it was tried, this time included
 */
record DueObject(long id, String key, int attempts) {
}
