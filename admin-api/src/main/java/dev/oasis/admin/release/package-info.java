/** Releases over REST: drafts made and changed, published, archived, deleted. */
package dev.oasis.admin.release;
