package dev.oasis.common.web.address;

import java.util.Arrays;
import java.util.Optional;

import io.netty.util.NetUtil;

/**
 * A network address in the one form that it has here: an IPv4 address that is mapped into IPv6 counts as IPv4, and a zone,
 * which only this machine understands, is dropped. Never a name, so nothing is ever looked up.
 */
public final class IpAddress {

    /** Of a peer without an address, such as one behind a Unix socket. */
    public static final IpAddress UNKNOWN = new IpAddress(new byte[0]);

    private static final int IPV4_LENGTH = 4;
    private static final byte[] MAPPED = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1 };
    // No client has a multicast address, so no network of IPv6 is taken for an IPv4 address.
    private static final long IPV4_NETWORKS = 0xFFFF_FFFF_0000_0000L;

    private final byte[] bytes;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param text as in RFC 4291, section 2.2, or four decimal numbers; brackets and a zone may be around an IPv6 address */
    public static Optional<IpAddress> parse(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        return bytes == null ? Optional.empty() : Optional.of(of(bytes));
    }

    /** @param bytes 4 or 16, in network order; the array belongs to the address from now on */
    static IpAddress of(byte[] bytes) {
        boolean mapped = bytes.length > IPV4_LENGTH && Arrays.equals(MAPPED, 0, MAPPED.length, bytes, 0, MAPPED.length);
        return new IpAddress(mapped ? Arrays.copyOfRange(bytes, MAPPED.length, bytes.length) : bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    /**
     * The network that one party usually holds: an IPv4 address, or the first 64 bits of an IPv6 one, of which a single host
     * may use all.
     */
    public long network() {
        if (bytes.length == 0) {
            return 0;
        }
        long value = 0;
        for (int i = 0; i < Math.min(bytes.length, Long.BYTES); i++) {
            value = value << Byte.SIZE | bytes[i] & 0xFF;
        }
        return bytes.length == IPV4_LENGTH ? IPV4_NETWORKS | value : value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The usual short form; empty when it is not known. */
    @Override
    public String toString() {
        return bytes.length == 0 ? "" : NetUtil.bytesToIpAddress(bytes);
    }
}
