/**
 * The object storage: presigned addresses for those who upload and download ({@link dev.oasis.common.storage.Presigner}, which
 * needs no S3 client), and what the server itself does with objects ({@link dev.oasis.common.storage.ObjectStorage}). Storage
 * is optional: without it every call fails with {@code storage_not_configured} and the rest of Oasis works.
 */
package dev.oasis.common.storage;
