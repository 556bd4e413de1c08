/**
 * Updater bundles for tests: real output of the Tauri signer (in the resources beside these classes, described by
 * {@code kit/MANIFEST.md}), a signer for bundles made on the spot, and tiny files of every bundle kind. Throw-away keys only.
 */
package dev.oasis.testkit.kit;
