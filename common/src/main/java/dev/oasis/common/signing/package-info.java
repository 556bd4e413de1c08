/**
 * Minisign as Tauri uses it: parses the public key of an app and the signature of a bundle, and verifies the one against the
 * other while the bundle streams by. Refuses what a Tauri client would refuse after its download, with a sentence that says
 * what is wrong. Plain Java on the JDK's Ed25519, no framework; source: contract sections "Signature" and 6.
 */
package dev.oasis.common.signing;
