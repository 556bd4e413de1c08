/** Updater bundles of a draft over REST: presigned upload, verification on confirming, deletion. */
package dev.oasis.admin.artifact;
