package dev.oasis.common.catalog.target;

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
}
