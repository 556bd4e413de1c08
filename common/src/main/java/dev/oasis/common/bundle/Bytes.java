package dev.oasis.common.bundle;

import java.util.Arrays;

/** Reads fixed places of a file's first bytes. */
final class Bytes {
    private Bytes() {
    }

    /** Whether {@code expected} lies at {@code offset}; no, if that is outside the bytes. */
    static boolean at(byte[] bytes, int offset, byte[] expected) {
        return offset >= 0 && bytes.length - offset >= expected.length
                && Arrays.equals(bytes, offset, offset + expected.length, expected, 0, expected.length);
    }

    static int unsigned16(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff) | (bytes[offset + 1] & 0xff) << 8;
    }

    static long unsigned32(byte[] bytes, int offset) {
        return unsigned16(bytes, offset) | (long) unsigned16(bytes, offset + 2) << 16;
    }
}
