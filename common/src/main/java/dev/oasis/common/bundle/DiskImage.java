package dev.oasis.common.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Knows Apple disk images. A compressed one (UDIF) has no magic in front, only a {@code koly} trailer of 512 bytes; a raw or an
 * encrypted one has no trailer and shows its partition map, its file system or its envelope.
 */
final class DiskImage {
    static final int TRAILER_BYTES = 512;

    private static final byte[] TRAILER = { 'k', 'o', 'l', 'y', 0, 0, 0, 4, 0, 0, 2, 0 };
    private static final Map<String, Integer> STARTS = Map.of("encrcdsa", 0, "cdsaencr", 0, "NXSB", 32, "EFI PART", 512,
            "PM\0\0", 512, "H+\0\4", 1024, "HX\0\5", 1024);

    private DiskImage() {
    }

    static boolean is(byte[] start, byte[] end) {
        return Bytes.at(end, end.length - TRAILER_BYTES, TRAILER) || Magic.of(start) == Magic.NONE && STARTS.entrySet().stream()
                .anyMatch(known -> Bytes.at(start, known.getValue(), known.getKey().getBytes(StandardCharsets.US_ASCII)));
    }
}
