/**
 * What a bundle is for: operating system, architecture and kind, in the words that Tauri clients and the wire use. Pure
 * values, no framework.
 */
package dev.oasis.common.catalog.target;
