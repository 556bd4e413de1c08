/**
 * The shared PostgreSQL schema. Its migrations lie in {@code db/migration}; admin-api applies them, every other service only
 * waits until the schema is at least as new as its own code.
 */
package dev.oasis.common.schema;
