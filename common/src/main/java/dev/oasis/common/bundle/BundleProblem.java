package dev.oasis.common.bundle;

import java.util.Locale;

/** Why a file is refused as an updater bundle. The codes are part of the HTTP contract and never change. */
public enum BundleProblem {
    /** A macOS disk image: people install from it, clients cannot. */
    BUNDLE_IS_DMG,
    /** Nothing that any Tauri client installs. */
    BUNDLE_KIND_UNKNOWN,
    /** A bundle, but for another operating system than it was uploaded for. */
    BUNDLE_KIND_MISMATCH;

    /** The stable code on the wire, in snake_case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
