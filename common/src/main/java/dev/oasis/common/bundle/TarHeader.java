package dev.oasis.common.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The header block of one tar member (POSIX.1-1988 ustar, and GNU's sizes).
 *
 * @param path as the header has it, without a leading {@code ./}
 * @param size of the content, in bytes
 * @param type the type flag; files are {@code '0'} or NUL
 */
record TarHeader(String path, long size, char type) {

    static final int BLOCK = 512;

    private static final int NAME_LENGTH = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final byte[] USTAR = { 'u', 's', 't', 'a', 'r', 0 };
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_LENGTH = 155;
    /** A size above this (a petabyte) is damage; below, sums of sizes cannot overflow. */
    private static final long LARGEST_SIZE = 1L << 50;

    /** Empty for a short block, the end mark, or what is no tar header by its checksum. */
    static Optional<TarHeader> parse(byte[] block) {
        if (block.length != BLOCK || number(block, CHECKSUM_AT, CHECKSUM_LENGTH) != checksum(block)) {
            return Optional.empty();
        }
        long size = number(block, SIZE_AT, SIZE_LENGTH);
        if (size < 0 || size > LARGEST_SIZE) {
            return Optional.empty();
        }
        String name = text(block, 0, NAME_LENGTH);
        String prefix = Bytes.at(block, MAGIC_AT, USTAR) ? text(block, PREFIX_AT, PREFIX_LENGTH) : "";
        String path = prefix.isEmpty() ? name : prefix + "/" + name;
        return Optional.of(new TarHeader(path.startsWith("./") ? path.substring(2) : path, size, (char) block[TYPE_AT]));
    }

    boolean isFile() {
        return type == '0' || type == 0;
    }

    /** Whether it is an application's folder or lies in one. {@code ._X.app} is what Finder puts beside it. */
    boolean isInsideApp() {
        int slash = path.indexOf('/');
        String first = slash < 0 ? path : path.substring(0, slash);
        boolean folder = slash >= 0 || type == '5';
        return folder && first.endsWith(".app") && !first.startsWith(".");
    }

    /** The size of the content and of what fills its last block. */
    long paddedSize() {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    /** The sum of all bytes, the checksum itself counted as spaces. A block of zeros has none that fits. */
    private static long checksum(byte[] block) {
        long sum = (long) CHECKSUM_LENGTH * ' ';
        for (int i = 0; i < BLOCK; i++) {
            boolean own = i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM_LENGTH;
            sum += own ? 0 : block[i] & 0xff;
        }
        return sum;
    }

    /** Octal digits between spaces and NULs, or GNU's binary form, marked by the top bit; -1 for anything else. */
    private static long number(byte[] block, int offset, int length) {
        if (block[offset] < 0) {
            long value = 0;
            for (int i = offset + length - Long.BYTES; i < offset + length; i++) {
                value = value << 8 | block[i] & 0xff;
            }
            return value;
        }
        String digits = text(block, offset, length).strip();
        return digits.matches("[0-7]+") ? Long.parseLong(digits, 8) : -1;
    }

    private static String text(byte[] block, int offset, int length) {
        byte[] field = Arrays.copyOfRange(block, offset, offset + length);
        int end = 0;
        while (end < field.length && field[end] != 0) {
            end++;
        }
        return new String(field, 0, end, StandardCharsets.UTF_8);
    }
}
