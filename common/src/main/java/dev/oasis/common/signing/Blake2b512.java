package dev.oasis.common.signing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * BLAKE2b with 64 bytes of output and no key (RFC 7693), streaming. The JDK has none, and a library of several megabytes for
 * these lines would have to be justified in every native image.
 *
 * <p>
 * Not thread-safe: one digest belongs to one file. CPU work, so worker threads only.
 */
final class Blake2b512 {
    static final int DIGEST_BYTES = 64;

    private static final int BLOCK_BYTES = 128;
    private static final int ROUNDS = 12;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long[] IV = {
            0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
            0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L };
    private static final byte[][] SIGMA = {
            { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 },
            { 14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3 },
            { 11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4 },
            { 7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8 },
            { 9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13 },
            { 2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9 },
            { 12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11 },
            { 13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10 },
            { 6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5 },
            { 10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0 } };

    private final long[] state = IV.clone();
    private final long[] work = new long[16];
    private final long[] message = new long[16];
    private final byte[] block = new byte[BLOCK_BYTES];
    private int filled;
    private long total;

    Blake2b512() {
        state[0] ^= 0x01010000 ^ DIGEST_BYTES;
    }

    void update(byte[] bytes, int offset, int length) {
        int at = offset;
        int left = length;
        // The last block is compressed differently, so a full one waits until more follows.
        while (left > 0) {
            if (filled == BLOCK_BYTES) {
                total += BLOCK_BYTES;
                compress(block, 0, false);
                filled = 0;
            }
            if (filled == 0 && left > BLOCK_BYTES) {
                total += BLOCK_BYTES;
                compress(bytes, at, false);
                at += BLOCK_BYTES;
                left -= BLOCK_BYTES;
                continue;
            }
            int taken = Math.min(BLOCK_BYTES - filled, left);
            System.arraycopy(bytes, at, block, filled, taken);
            filled += taken;
            at += taken;
            left -= taken;
        }
    }

    /** The 64 bytes of the digest. Ends this object's use. */
    byte[] digest() {
        total += filled;
        Arrays.fill(block, filled, BLOCK_BYTES, (byte) 0);
        compress(block, 0, true);
        byte[] digest = new byte[DIGEST_BYTES];
        for (int i = 0; i < state.length; i++) {
            LONG.set(digest, i * Long.BYTES, state[i]);
        }
        return digest;
    }

    private void compress(byte[] source, int offset, boolean last) {
        for (int i = 0; i < message.length; i++) {
            message[i] = (long) LONG.get(source, offset + i * Long.BYTES);
        }
        System.arraycopy(state, 0, work, 0, 8);
        System.arraycopy(IV, 0, work, 8, 8);
        // The counter's upper 64 bits stay zero: no file has 2^64 bytes.
        work[12] ^= total;
        if (last) {
            work[14] = ~work[14];
        }
        for (int round = 0; round < ROUNDS; round++) {
            round(SIGMA[round % SIGMA.length]);
        }
        for (int i = 0; i < state.length; i++) {
            state[i] ^= work[i] ^ work[i + 8];
        }
    }

    private void round(byte[] order) {
        mix(0, 4, 8, 12, message[order[0]], message[order[1]]);
        mix(1, 5, 9, 13, message[order[2]], message[order[3]]);
        mix(2, 6, 10, 14, message[order[4]], message[order[5]]);
        mix(3, 7, 11, 15, message[order[6]], message[order[7]]);
        mix(0, 5, 10, 15, message[order[8]], message[order[9]]);
        mix(1, 6, 11, 12, message[order[10]], message[order[11]]);
        mix(2, 7, 8, 13, message[order[12]], message[order[13]]);
        mix(3, 4, 9, 14, message[order[14]], message[order[15]]);
    }

    // RFC 7693 gives the mixing function these six inputs; a record per call would cost more than the arithmetic.
    private void mix(int a, int b, int c, int d, long x, long y) {
        long[] v = work;
        v[a] += v[b] + x;
        v[d] = Long.rotateRight(v[d] ^ v[a], 32);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 24);
        v[a] += v[b] + y;
        v[d] = Long.rotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 63);
    }
}
