/**
 * Update checks and the static document: what Tauri clients ask. Runs on the event loop and looks at nothing but the held
 * catalog.
 */
package dev.oasis.update.check;
