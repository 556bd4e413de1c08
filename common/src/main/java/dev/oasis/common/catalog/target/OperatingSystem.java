package dev.oasis.common.catalog.target;

import java.util.Optional;

/** An operating system as a Tauri client names it in {@code {{target}}}. */
public enum OperatingSystem {
    DARWIN("darwin"),
    LINUX("linux"),
    WINDOWS("windows");

    private final String wireName;

    OperatingSystem(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** The kind of bundle that a client is given when it does not say which it wants. */
    public BundleKind defaultKind() {
        return switch (this) {
            case DARWIN -> BundleKind.APP;
            case LINUX -> BundleKind.APPIMAGE;
            case WINDOWS -> BundleKind.NSIS;
        };
    }

    /** The platform whose bundles run on each architecture of this system, where there is one. */
    public Optional<Platform> universal() {
        return switch (this) {
            case DARWIN -> Optional.of(Platform.DARWIN_UNIVERSAL);
            case LINUX, WINDOWS -> Optional.empty();
        };
    }
}
