package dev.oasis.common.catalog.target;

import java.util.Arrays;
import java.util.Optional;

/**
 * How an updater bundle is packed, told from its magic bytes. The archive forms are what {@code v1Compatible} builds make:
 * they install the same thing as their bare form, but are the only ones that the clients built into Tauri v1 accept.
 */
public enum BundleKind {
    APP("app", OperatingSystem.DARWIN),
    APPIMAGE("appimage", OperatingSystem.LINUX),
    DEB("deb", OperatingSystem.LINUX),
    RPM("rpm", OperatingSystem.LINUX),
    NSIS("nsis", OperatingSystem.WINDOWS),
    MSI("msi", OperatingSystem.WINDOWS),
    APPIMAGE_ARCHIVE("appimage-archive", OperatingSystem.LINUX, APPIMAGE),
    NSIS_ARCHIVE("nsis-archive", OperatingSystem.WINDOWS, NSIS),
    MSI_ARCHIVE("msi-archive", OperatingSystem.WINDOWS, MSI);

    private final String wireName;
    private final OperatingSystem operatingSystem;
    private final BundleKind bare;

    BundleKind(String wireName, OperatingSystem operatingSystem) {
        this(wireName, operatingSystem, null);
    }

    BundleKind(String wireName, OperatingSystem operatingSystem, BundleKind bare) {
        this.wireName = wireName;
        this.operatingSystem = operatingSystem;
        this.bare = bare;
    }

    public String wireName() {
        return wireName;
    }

    /** The kind with this wire name. */
    public static Optional<BundleKind> parse(String wireName) {
        return Arrays.stream(values()).filter(kind -> kind.wireName.equals(wireName)).findFirst();
    }

    public OperatingSystem operatingSystem() {
        return operatingSystem;
    }

    /** Whether this is an archive around what another kind is bare. */
    public boolean isArchive() {
        return bare != null;
    }

    /** What gets installed: the kind itself, or for an archive the kind that it holds. */
    public BundleKind installs() {
        return bare == null ? this : bare;
    }
}
