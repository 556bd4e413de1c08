package dev.oasis.common.provider.github;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Reads RSA private keys as PEM (RFC 7468): PKCS #8, or PKCS #1 as GitHub hands them out. */
public final class RsaPem {

    // INTEGER 0, then SEQUENCE { OBJECT IDENTIFIER rsaEncryption, NULL }: what PKCS #8 (RFC 5208) has before the key itself.
    private static final byte[] VERSION_AND_ALGORITHM = { 0x02, 0x01, 0x00, 0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48,
            (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00 };
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int LONG_FORM = 0x80;

    private RsaPem() {
    }

    /** @throws IllegalArgumentException for anything else; nothing of it is repeated */
    public static PrivateKey parse(String pem) {
        boolean bare = pem.contains("-----BEGIN RSA PRIVATE KEY-----");
        if (!bare && !pem.contains("-----BEGIN PRIVATE KEY-----")) {
            throw new IllegalArgumentException("must be an RSA private key in PEM.");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bare ? wrapped(der) : der));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("cannot be read as an RSA private key.");
        }
    }

    private static byte[] wrapped(byte[] key) {
        byte[] octets = element(OCTETS, key);
        byte[] content = new byte[VERSION_AND_ALGORITHM.length + octets.length];
        System.arraycopy(VERSION_AND_ALGORITHM, 0, content, 0, VERSION_AND_ALGORITHM.length);
        System.arraycopy(octets, 0, content, VERSION_AND_ALGORITHM.length, octets.length);
        return element(SEQUENCE, content);
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < LONG_FORM) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int skip = length[0] == 0 ? 1 : 0;
            out.write(LONG_FORM | length.length - skip);
            out.write(length, skip, length.length - skip);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
