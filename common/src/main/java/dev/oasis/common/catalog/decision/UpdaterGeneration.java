package dev.oasis.common.catalog.decision;

/** Which of Tauri's updaters asks. They differ in the bundles that they can install. */
public enum UpdaterGeneration {
    /** The one built into Tauri v1: it unpacks archives and nothing else. It sends no User-Agent of its own. */
    BUILT_IN,
    /** The plugin of Tauri v2. It takes bare bundles, and archives too. */
    PLUGIN
}
