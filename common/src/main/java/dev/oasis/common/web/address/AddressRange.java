package dev.oasis.common.web.address;

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
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if (((address[bit / 8] ^ first[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
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
