/** Releases: their states and the moves between them, and the one way in which a release is published. */
package dev.oasis.common.catalog.release;
