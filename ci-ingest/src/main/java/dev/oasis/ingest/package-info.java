/**
 * The door for CI: hands out addresses to upload to, and takes whole releases in one call. What comes in is verified before
 * anything is written.
 */
package dev.oasis.ingest;
