package dev.oasis.common.bundle;

import java.nio.charset.StandardCharsets;

/** What the first bytes of a file say that it is. */
enum Magic {
    /** An ELF executable that the AppImage runtime marks at offset 8, type 1 or 2 (AppImage specification, 3.1 and 3.2). */
    APPIMAGE,
    /** An ar archive whose first member is {@code debian-binary} (deb(5)). */
    DEBIAN_PACKAGE,
    /** The lead of an rpm package. */
    RPM_PACKAGE,
    /** {@code MZ}: clients look at no more. */
    DOS_EXECUTABLE,
    /** An OLE compound file, as every msi is one. */
    COMPOUND_FILE,
    GZIP,
    ZIP,
    NONE;

    private static final byte[] ELF = { 0x7f, 'E', 'L', 'F' };
    private static final byte[] APPIMAGE_MARK = { 'A', 'I' };
    private static final int APPIMAGE_MARK_AT = 8;
    private static final byte[] DEB = "!<arch>\ndebian-binary".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RPM = { (byte) 0xed, (byte) 0xab, (byte) 0xee, (byte) 0xdb };
    private static final byte[] MZ = { 'M', 'Z' };
    private static final byte[] OLE = { (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a,
            (byte) 0xe1 };
    private static final byte[] DEFLATED_GZIP = { 0x1f, (byte) 0x8b, 8 };
    private static final byte[] LOCAL_HEADER = { 'P', 'K', 3, 4 };

    /** How many bytes of a file are enough for {@link #of}. */
    static final int LENGTH = DEB.length;

    static Magic of(byte[] start) {
        if (isAppImage(start)) {
            return APPIMAGE;
        }
        if (Bytes.at(start, 0, DEB)) {
            return DEBIAN_PACKAGE;
        }
        if (Bytes.at(start, 0, RPM)) {
            return RPM_PACKAGE;
        }
        if (Bytes.at(start, 0, MZ)) {
            return DOS_EXECUTABLE;
        }
        if (Bytes.at(start, 0, OLE)) {
            return COMPOUND_FILE;
        }
        if (Bytes.at(start, 0, DEFLATED_GZIP)) {
            return GZIP;
        }
        return Bytes.at(start, 0, LOCAL_HEADER) ? ZIP : NONE;
    }

    private static boolean isAppImage(byte[] start) {
        int typeAt = APPIMAGE_MARK_AT + APPIMAGE_MARK.length;
        return Bytes.at(start, 0, ELF) && Bytes.at(start, APPIMAGE_MARK_AT, APPIMAGE_MARK) && start.length > typeAt
                && (start[typeAt] == 1 || start[typeAt] == 2);
    }
}
