package dev.oasis.common.signing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Set;

/** Ed25519 (RFC 8032) by the JDK, with the key checks that the JDK leaves out. CPU work: worker threads only. */
final class Ed25519 {
    static final int KEY_BYTES = 32;

    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
    /** The y of every point whose order divides 8: under such a key, signatures can be made without a private key. */
    private static final Set<BigInteger> LOW_ORDER = Set.of(BigInteger.ZERO, BigInteger.ONE, P.subtract(BigInteger.ONE),
            new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16),
            new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16));

    private Ed25519() {
    }

    /**
     * @param encoded 32 bytes: y in little-endian order, the top bit of the last byte telling whether x is odd
     * @throws InvalidKeyException if that is no canonical point of the curve, or one of low order
     */
    static EdECPublicKey publicKey(byte[] encoded) throws InvalidKeyException {
        byte[] bigEndian = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            bigEndian[i] = encoded[KEY_BYTES - 1 - i];
        }
        boolean xOdd = bigEndian[0] < 0;
        bigEndian[0] &= 0x7f;
        BigInteger y = new BigInteger(1, bigEndian);
        if (y.compareTo(P) >= 0 || LOW_ORDER.contains(y) || !isOnCurve(y)) {
            throw new InvalidKeyException("not a usable point of the curve");
        }
        try {
            return (EdECPublicKey) KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(xOdd, y)));
        } catch (GeneralSecurityException e) {
            throw new InvalidKeyException(e);
        }
    }

    /** Whether x² = (y² − 1) / (d·y² + 1) has a solution. The JDK would find out only while verifying. */
    private static boolean isOnCurve(BigInteger y) {
        BigInteger ySquared = y.multiply(y).mod(P);
        BigInteger xSquared = ySquared.subtract(BigInteger.ONE)
                .multiply(D.multiply(ySquared).add(BigInteger.ONE).modInverse(P)).mod(P);
        return xSquared.modPow(P.subtract(BigInteger.ONE).shiftRight(1), P).equals(BigInteger.ONE);
    }

    /** A verifier that takes the message in pieces. The JDK's holds the whole message in memory until it is asked. */
    static Signature verifier(EdECPublicKey key) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            return verifier;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("The JDK has no Ed25519 for a key that it accepted before", e);
        }
    }

    static boolean verifies(EdECPublicKey key, byte[] signature, byte[]... message) {
        Signature verifier = verifier(key);
        try {
            for (byte[] part : message) {
                verifier.update(part);
            }
        } catch (SignatureException e) {
            throw new IllegalStateException("A verifier that was just made takes no bytes", e);
        }
        return verifies(verifier, signature);
    }

    /** Whether the message fed so far has this signature. One that is no pair of curve point and number below L has not. */
    static boolean verifies(Signature verifier, byte[] signature) {
        try {
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        }
    }
}
