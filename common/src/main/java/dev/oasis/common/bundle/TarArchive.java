package dev.oasis.common.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import dev.oasis.common.catalog.target.BundleKind;

/**
 * Looks into the start of a gzip-compressed tar. Bounded on both sides: it gets at most the first mebibyte, and inflates at
 * most one, so that a bomb costs no more than a bundle.
 */
final class TarArchive {
    private static final int INFLATED_LIMIT = 1024 * 1024;

    private TarArchive() {
    }

    /** The kind that the first telling member shows; empty if none does, or if this is no tar. */
    static Optional<BundleKind> kindOf(byte[] gzipStart) {
        try (InputStream tar = new GZIPInputStream(new ByteArrayInputStream(gzipStart))) {
            long position = 0;
            while (position < INFLATED_LIMIT) {
                Optional<TarHeader> header = TarHeader.parse(tar.readNBytes(TarHeader.BLOCK));
                if (header.isEmpty()) {
                    return Optional.empty();
                }
                byte[] content = tar.readNBytes((int) Math.min(Magic.LENGTH, header.get().size()));
                Optional<BundleKind> kind = kindOf(header.get(), content);
                if (kind.isPresent()) {
                    return kind;
                }
                position += TarHeader.BLOCK + header.get().paddedSize();
                if (position < INFLATED_LIMIT) {
                    tar.skipNBytes(header.get().paddedSize() - content.length);
                }
            }
        } catch (IOException e) {
            // Damaged, or it goes on behind the part that was kept: in either case the kind stays unknown.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<BundleKind> kindOf(TarHeader header, byte[] content) {
        if (header.isInsideApp()) {
            return Optional.of(BundleKind.APP);
        }
        boolean appImage = header.isFile() && header.path().endsWith(".AppImage") && Magic.of(content) == Magic.APPIMAGE;
        return appImage ? Optional.of(BundleKind.APPIMAGE_ARCHIVE) : Optional.empty();
    }
}
