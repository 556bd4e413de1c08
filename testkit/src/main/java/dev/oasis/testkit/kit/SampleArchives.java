package dev.oasis.testkit.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives of an exact size: what they hold is stored, not deflated, so that the size can be worked out beforehand. */
final class SampleArchives {
    private static final int BLOCK = 512;
    private static final int END_OF_TAR = 2 * BLOCK;
    private static final int GZIP_HEADER = 10;
    private static final int GZIP_TRAILER = 8;
    private static final int STORED_HEADER = 5;
    private static final int STORED_LIMIT = 65_535;
    private static final int ZIP_HEADERS = 30 + 46 + 22;

    private SampleArchives() {
    }

    /** A gzip-compressed tar; members that end in a slash are folders, the one file begins with {@code start}. */
    static byte[] tarGz(int size, Random noise, byte[] start, String... members) {
        int room = size - GZIP_HEADER - GZIP_TRAILER;
        int parts = (room + STORED_HEADER + STORED_LIMIT - 1) / (STORED_HEADER + STORED_LIMIT);
        return gzip(tar(room - parts * STORED_HEADER, noise, start, members), parts, size);
    }

    private static byte[] tar(int size, Random noise, byte[] start, String... members) {
        int content = (size - END_OF_TAR - members.length * BLOCK) / BLOCK * BLOCK;
        ByteBuffer tar = ByteBuffer.allocate(size);
        for (String member : members) {
            tar.put(header(member, member.endsWith("/") ? 0 : content));
        }
        byte[] file = new byte[content];
        noise.nextBytes(file);
        System.arraycopy(start, 0, file, 0, start.length);
        return tar.put(file).array();
    }

    private static byte[] header(String name, int size) {
        ByteBuffer header = ByteBuffer.allocate(BLOCK);
        put(header, 0, name);
        put(header, 100, "0000755\0" + "0000000\0" + "0000000\0");
        put(header, 124, String.format("%011o", size) + " " + "14524770000 " + "        ");
        put(header, 156, name.endsWith("/") ? "5" : "0");
        put(header, 257, "ustar\0" + "00");
        int sum = 0;
        for (byte b : header.array()) {
            sum += b & 0xff;
        }
        put(header, 148, String.format("%06o", sum) + "\0 ");
        return header.array();
    }

    private static void put(ByteBuffer header, int offset, String text) {
        header.put(offset, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] gzip(byte[] content, int parts, int size) {
        ByteBuffer gzip = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        gzip.put(new byte[] { 0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3 });
        int longest = (content.length + parts - 1) / parts;
        for (int part = 0; part < parts; part++) {
            int offset = part * longest;
            int length = Math.min(longest, content.length - offset);
            gzip.put((byte) (part == parts - 1 ? 1 : 0)).putShort((short) length).putShort((short) ~length);
            gzip.put(content, offset, length);
        }
        return gzip.putInt((int) crc(content)).putInt(content.length).array();
    }

    /** A zip with one member, which begins with {@code start}. */
    static byte[] zip(int size, Random noise, byte[] start, String member) {
        byte[] file = new byte[size - ZIP_HEADERS - 2 * member.length()];
        noise.nextBytes(file);
        System.arraycopy(start, 0, file, 0, start.length);
        ZipEntry entry = new ZipEntry(member);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(file.length);
        entry.setCrc(crc(file));
        // A local time keeps the bytes the same in every time zone.
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(entry);
            zip.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
