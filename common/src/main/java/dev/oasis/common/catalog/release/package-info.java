/** Releases: their states and the moves between them, the one way in which a release is published, and who is offered it. */
package dev.oasis.common.catalog.release;
