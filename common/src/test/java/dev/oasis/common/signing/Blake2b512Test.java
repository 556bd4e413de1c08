package dev.oasis.common.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.junit.jupiter.api.Test;

class Blake2b512Test {
    @Test
    void the_example_of_rfc_7693() {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);

        assertThat(HexFormat.of().formatHex(digest(abc, abc.length))).isEqualTo(
                "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                        + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
    }

    @Test
    void equals_bouncy_castle_at_every_length_around_the_blocks() {
        Random random = new Random(1);
        for (int length = 0; length <= 600; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);

            assertThat(digest(bytes, Math.max(1, length))).as("%d bytes", length).isEqualTo(bouncyCastle(bytes));
        }
    }

    @Test
    void the_pieces_make_no_difference() {
        byte[] bytes = new byte[20_000];
        new Random(2).nextBytes(bytes);
        byte[] expected = bouncyCastle(bytes);

        for (int piece : new int[] { 1, 7, 127, 128, 129, 255, 256, 257, 4096, 19_999 }) {
            assertThat(digest(bytes, piece)).as("pieces of %d", piece).isEqualTo(expected);
        }
    }

    @Test
    void random_pieces_of_random_lengths_equal_bouncy_castle() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = new byte[random.nextInt(5_000)];
            random.nextBytes(bytes);
            Blake2b512 digest = new Blake2b512();
            for (int at = 0; at < bytes.length;) {
                int length = Math.min(bytes.length - at, random.nextInt(400));
                digest.update(bytes, at, length);
                at += length;
            }

            assertThat(digest.digest()).as("round %d", round).isEqualTo(bouncyCastle(bytes));
        }
    }

    private static byte[] digest(byte[] bytes, int piece) {
        Blake2b512 digest = new Blake2b512();
        for (int at = 0; at < bytes.length; at += piece) {
            digest.update(bytes, at, Math.min(piece, bytes.length - at));
        }
        return digest.digest();
    }

    private static byte[] bouncyCastle(byte[] bytes) {
        Blake2bDigest digest = new Blake2bDigest(512);
        digest.update(bytes, 0, bytes.length);
        byte[] hash = new byte[Blake2b512.DIGEST_BYTES];
        digest.doFinal(hash, 0);
        return hash;
    }
}
