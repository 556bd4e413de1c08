package dev.oasis.common.bundle;

import static dev.oasis.common.bundle.BundleProblem.BUNDLE_IS_DMG;
import static dev.oasis.common.bundle.BundleProblem.BUNDLE_KIND_MISMATCH;
import static dev.oasis.common.bundle.BundleProblem.BUNDLE_KIND_UNKNOWN;

import java.util.Arrays;
import java.util.Optional;

import dev.oasis.common.catalog.target.BundleKind;
import dev.oasis.common.catalog.target.OperatingSystem;
import dev.oasis.common.catalog.target.Platform;

/**
 * Finds out what kind of bundle a stream of bytes is. Fed by the same loop as the signature's verification, so that a bundle
 * is read once. It keeps the first mebibyte and the last 512 bytes, and looks at them only in {@link #finish()}.
 *
 * <p>
 * Not thread-safe: one inspector belongs to one file. {@link #finish()} may inflate a mebibyte, so worker threads only.
 */
public final class BundleInspector {
    private static final int HEAD_LIMIT = 1024 * 1024;
    private static final int FIRST_HEAD = 8 * 1024;

    private byte[] head = new byte[FIRST_HEAD];
    private int headLength;
    private final byte[] tail = new byte[DiskImage.TRAILER_BYTES];
    private int tailLength;

    /** The next bytes of the file, in pieces of any size. */
    public void update(byte[] bytes, int offset, int length) {
        keepHead(bytes, offset, length);
        keepTail(bytes, offset, length);
    }

    private void keepHead(byte[] bytes, int offset, int length) {
        int taken = Math.min(length, HEAD_LIMIT - headLength);
        if (headLength + taken > head.length) {
            head = Arrays.copyOf(head, Math.min(HEAD_LIMIT, Math.max(2 * head.length, headLength + taken)));
        }
        System.arraycopy(bytes, offset, head, headLength, taken);
        headLength += taken;
    }

    private void keepTail(byte[] bytes, int offset, int length) {
        int taken = Math.min(length, tail.length);
        int kept = Math.min(tailLength, tail.length - taken);
        System.arraycopy(tail, tailLength - kept, tail, 0, kept);
        System.arraycopy(bytes, offset + length - taken, tail, kept, taken);
        tailLength = kept + taken;
    }

    /**
     * Says that the file has ended.
     *
     * @throws BundleRejected with {@link BundleProblem#BUNDLE_IS_DMG} or {@link BundleProblem#BUNDLE_KIND_UNKNOWN}
     */
    public BundleKind finish() {
        byte[] start = Arrays.copyOf(head, headLength);
        if (DiskImage.is(start, Arrays.copyOf(tail, tailLength))) {
            throw new BundleRejected(BUNDLE_IS_DMG, "A dmg is an installer, not an updater bundle: clients cannot install it."
                    + " Upload the .app.tar.gz that `tauri build` makes with createUpdaterArtifacts, and the dmg as an"
                    + " installer.");
        }
        return kindOf(start).orElseThrow(() -> new BundleRejected(BUNDLE_KIND_UNKNOWN, "The file is no updater bundle that a"
                + " Tauri client installs: an .app.tar.gz (macOS); an .AppImage, .deb, .rpm or .AppImage.tar.gz (Linux); a"
                + " setup .exe, an .msi, or a .zip holding one of them (Windows)."));
    }

    private static Optional<BundleKind> kindOf(byte[] start) {
        return switch (Magic.of(start)) {
            case APPIMAGE -> Optional.of(BundleKind.APPIMAGE);
            case DEBIAN_PACKAGE -> Optional.of(BundleKind.DEB);
            case RPM_PACKAGE -> Optional.of(BundleKind.RPM);
            case DOS_EXECUTABLE -> Optional.of(BundleKind.NSIS);
            case COMPOUND_FILE -> Optional.of(BundleKind.MSI);
            case GZIP -> TarArchive.kindOf(start);
            case ZIP -> ZipArchive.kindOf(start);
            case NONE -> Optional.empty();
        };
    }

    /**
     * Checks that clients of a platform install bundles of a kind.
     *
     * @throws BundleRejected with {@link BundleProblem#BUNDLE_KIND_MISMATCH}
     */
    public static void requireFits(BundleKind kind, Platform platform) {
        if (kind.operatingSystem() != platform.operatingSystem()) {
            throw new BundleRejected(BUNDLE_KIND_MISMATCH, "The bundle is of kind " + kind.wireName() + ", which is for "
                    + kind.operatingSystem().wireName() + ", but it was uploaded for " + platform.wireName()
                    + ", where clients install " + installable(platform.operatingSystem()) + ".");
        }
    }

    private static String installable(OperatingSystem operatingSystem) {
        return switch (operatingSystem) {
            case DARWIN -> "an .app.tar.gz";
            case LINUX -> "an .AppImage, .deb, .rpm or .AppImage.tar.gz";
            case WINDOWS -> "a setup .exe, an .msi, or a .zip holding one of them";
        };
    }
}
