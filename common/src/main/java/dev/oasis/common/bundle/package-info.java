/**
 * Tells the kind of an updater bundle from its bytes, as Tauri clients do when they install it, and refuses what no client of
 * the target platform could install. One pass over the stream, bounded memory, nothing is unpacked. Plain Java, no framework;
 * source: contract section "Bundle kinds".
 */
package dev.oasis.common.bundle;
