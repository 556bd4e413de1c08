package dev.oasis.common.catalog.rollout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

import dev.oasis.common.crypto.Sha256;

/**
 * The place of a client among ten thousand: the first 8 bytes of SHA-256(salt ‖ 0x00 ‖ client id), both as UTF-8, read as an
 * unsigned big-endian number, modulo 10000. A rollout of {@code n} basis points includes the places below {@code n}, so one
 * that grows loses nobody. Other languages can compute the same; the tests hold vectors.
 */
public final class RolloutBucket {

    /** The share, in basis points, that includes every client, also one without an id. */
    public static final int EVERYBODY = 10_000;

    private RolloutBucket() {
    }

    /** The client's place, 0 to 9999. */
    public static int of(String salt, String clientId) {
        MessageDigest digest = Sha256.digest();
        digest.update(salt.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        byte[] hash = digest.digest(clientId.getBytes(StandardCharsets.UTF_8));
        return (int) Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), EVERYBODY);
    }

    /**
     * Whether a rollout offers to this client. One that sends no id has no place and is offered only what everybody gets.
     *
     * @param basisPoints the share, 0 to 10000
     */
    public static boolean includes(int basisPoints, String salt, Optional<String> clientId) {
        if (basisPoints >= EVERYBODY) {
            return true;
        }
        return basisPoints > 0 && clientId.isPresent() && of(salt, clientId.get()) < basisPoints;
    }
}
