/**
 * Update checks and the static document: what Tauri clients ask. Runs on the event loop and looks at nothing but the held
 * catalog. The beans on the way of a check are singletons: what is application scoped is called through a proxy that looks for
 * its target each time.
 */
package dev.oasis.update.check;
