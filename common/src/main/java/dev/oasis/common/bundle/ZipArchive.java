package dev.oasis.common.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import dev.oasis.common.catalog.target.BundleKind;

/**
 * Looks at the local headers in the start of a zip (APPNOTE 4.3.7). Clients unpack the archive and take the {@code .exe} or
 * {@code .msi} at its top, so a member counts only if it lies there and its content agrees with its name.
 */
final class ZipArchive {
    /** Real bundles have one member; each further one looked at costs an inflater. */
    private static final int MEMBER_LIMIT = 100;
    private static final byte[] LOCAL_HEADER = { 'P', 'K', 3, 4 };
    private static final int HEADER_BYTES = 30;
    private static final int FLAGS_AT = 6;
    private static final int SIZES_FOLLOW = 1 << 3;
    private static final int METHOD_AT = 8;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int PACKED_SIZE_AT = 18;
    private static final int NAME_LENGTH_AT = 26;
    private static final int EXTRA_LENGTH_AT = 28;

    private ZipArchive() {
    }

    static Optional<BundleKind> kindOf(byte[] start) {
        long at = 0;
        for (int member = 0; member < MEMBER_LIMIT && at + HEADER_BYTES <= start.length; member++) {
            int header = (int) at;
            if (!Bytes.at(start, header, LOCAL_HEADER)) {
                return Optional.empty();
            }
            int name = header + HEADER_BYTES;
            int nameLength = Bytes.unsigned16(start, header + NAME_LENGTH_AT);
            int content = name + nameLength + Bytes.unsigned16(start, header + EXTRA_LENGTH_AT);
            if (content >= start.length) {
                return Optional.empty();
            }
            Optional<BundleKind> kind = kindOf(new String(start, name, nameLength, StandardCharsets.UTF_8),
                    Magic.of(firstBytes(start, content, Bytes.unsigned16(start, header + METHOD_AT))));
            if (kind.isPresent()) {
                return kind;
            }
            if ((Bytes.unsigned16(start, header + FLAGS_AT) & SIZES_FOLLOW) != 0) {
                // Written as a stream: where the next member begins is not said here.
                return Optional.empty();
            }
            at = content + Bytes.unsigned32(start, header + PACKED_SIZE_AT);
        }
        return Optional.empty();
    }

    private static Optional<BundleKind> kindOf(String name, Magic magic) {
        if (name.indexOf('/') >= 0) {
            return Optional.empty();
        }
        if (name.endsWith(".exe") && magic == Magic.DOS_EXECUTABLE) {
            return Optional.of(BundleKind.NSIS_ARCHIVE);
        }
        return name.endsWith(".msi") && magic == Magic.COMPOUND_FILE ? Optional.of(BundleKind.MSI_ARCHIVE) : Optional.empty();
    }

    private static byte[] firstBytes(byte[] start, int offset, int method) {
        return switch (method) {
            case STORED -> Arrays.copyOfRange(start, offset, Math.min(start.length, offset + Magic.LENGTH));
            case DEFLATED -> inflated(start, offset);
            default -> new byte[0];
        };
    }

    private static byte[] inflated(byte[] start, int offset) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(start, offset, start.length - offset);
            byte[] first = new byte[Magic.LENGTH];
            int length = 0;
            int read = -1;
            while (length < first.length && read != 0) {
                read = inflater.inflate(first, length, first.length - length);
                length += read;
            }
            return Arrays.copyOf(first, length);
        } catch (DataFormatException e) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }
}
