package dev.oasis.common.web.address;

import java.util.Arrays;

/** A range of network addresses of one family, written as in {@code 10.0.0.0/8} (RFC 4632, RFC 4291). */
public final class AddressRange {

    private final byte[] first;
    private final int bits;

    private AddressRange(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /**
     * @param text an address, never a name, and the length of its prefix; without a length it is that address alone
     * @throws IllegalArgumentException saying what is wrong with the text
     */
    public static AddressRange of(String text) {
        int slash = text.indexOf('/');
        byte[] first = IpAddress.parse(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> malformed(text)).bytes();
        int bits = slash < 0 ? first.length * Byte.SIZE : length(text, slash);
        if (bits > first.length * Byte.SIZE) {
            throw malformed(text);
        }
        return new AddressRange(first, bits);
    }

    public boolean contains(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        int differs = Arrays.mismatch(first, address);
        return differs < 0 || differs * Byte.SIZE + leadingZeros(first[differs] ^ address[differs]) >= bits;
    }

    private static int leadingZeros(int bits) {
        return Integer.numberOfLeadingZeros(bits & 0xFF) - (Integer.SIZE - Byte.SIZE);
    }

    private static int length(String text, int slash) {
        try {
            return Integer.parseUnsignedInt(text.substring(slash + 1));
        } catch (NumberFormatException notANumber) {
            throw malformed(text);
        }
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("'" + text + "' is no range of addresses; write it as 10.0.0.0/8 or fd00::/8.");
    }
}
