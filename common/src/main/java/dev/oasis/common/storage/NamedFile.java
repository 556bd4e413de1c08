package dev.oasis.common.storage;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A file as it is handed out: under its name and as what it is. */
public record NamedFile(String filename) {

    private static final String UNKNOWN = "application/octet-stream";

    // Media types as IANA or the shared MIME database of freedesktop.org have them. The longer ending first.
    private static final List<Map.Entry<String, String>> TYPES = List.of(
            Map.entry(".tar.gz", "application/gzip"),
            Map.entry(".tgz", "application/gzip"),
            Map.entry(".gz", "application/gzip"),
            Map.entry(".tar.xz", "application/x-xz"),
            Map.entry(".zip", "application/zip"),
            Map.entry(".dmg", "application/x-apple-diskimage"),
            Map.entry(".pkg", "application/vnd.apple.installer+xml"),
            Map.entry(".exe", "application/vnd.microsoft.portable-executable"),
            Map.entry(".msi", "application/x-msi"),
            Map.entry(".msix", "application/msix"),
            Map.entry(".appimage", "application/vnd.appimage"),
            Map.entry(".deb", "application/vnd.debian.binary-package"),
            Map.entry(".rpm", "application/x-rpm"),
            Map.entry(".flatpak", "application/vnd.flatpak"),
            Map.entry(".snap", "application/vnd.snap"));

    /** By the ending of the name, in either case. */
    public String contentType() {
        String lower = filename.toLowerCase(Locale.ROOT);
        return TYPES.stream().filter(type -> lower.endsWith(type.getKey())).map(Map.Entry::getValue).findFirst()
                .orElse(UNKNOWN);
    }

    /** RFC 6266; the name stays ASCII, so no second form of it is needed. */
    public String contentDisposition() {
        return "attachment; filename=\"" + filename.replaceAll("[^A-Za-z0-9._+() -]", "_") + "\"";
    }
}
