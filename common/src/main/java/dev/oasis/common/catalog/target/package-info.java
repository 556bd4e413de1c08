/**
 * What a bundle is for: operating system, architecture and kind, in the words that Tauri clients and the wire use. Pure
 * values; only the two columns that keep them in tables know a framework.
 */
package dev.oasis.common.catalog.target;
