package dev.oasis.common.signing;

import static dev.oasis.common.signing.Verifying.trustingText;
import static dev.oasis.common.signing.Verifying.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleKeys;

/** Damaged input of every sort: refused in so many words, never anything else, and never taken for genuine. */
class MutationTest {
    private static final SampleBundle BUNDLE = SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage");
    private static final byte[] FILE = BUNDLE.bytes();

    private final Random random = new Random(20_260_101);
    private final String signature = BUNDLE.signature();
    private final MinisignPublicKey key = MinisignPublicKey.parse(SampleKeys.publicKey("pw"));

    @Test
    void a_damaged_file_never_verifies() {
        for (int i = 0; i < 500; i++) {
            byte[] damaged = damaged(FILE);

            assertThatExceptionOfType(SignatureRejected.class).as("mutation %d", i)
                    .isThrownBy(() -> verify(trustingText(key.text()), signature, damaged))
                    .matches(rejected -> rejected.problem() == SignatureProblem.SIGNATURE_MISMATCH);
        }
    }

    @Test
    void a_damaged_signature_verifies_only_if_what_it_states_is_unchanged() {
        for (int i = 0; i < 1500; i++) {
            byte[] text = signature.getBytes(StandardCharsets.US_ASCII);
            String damaged = i % 2 == 0 ? latin1(damaged(text))
                    : Base64.getEncoder().encodeToString(damaged(Base64.getDecoder().decode(text)));
            try {
                verify(trustingText(key.text()), damaged, FILE);
            } catch (SignatureRejected expected) {
                continue;
            }
            assertThat(stated(damaged)).as("mutation %d: %s", i, damaged).isEqualTo(stated(signature));
        }
    }

    @Test
    void a_damaged_key_verifies_only_if_the_key_is_unchanged() {
        for (int i = 0; i < 1500; i++) {
            byte[] text = key.text().getBytes(StandardCharsets.US_ASCII);
            String damaged = i % 2 == 0 ? latin1(damaged(text))
                    : Base64.getEncoder().encodeToString(damaged(Base64.getDecoder().decode(text)));
            try {
                verify(trustingText(damaged), signature, FILE);
            } catch (SignatureRejected expected) {
                continue;
            }
            assertThat(MinisignPublicKey.parse(damaged).key()).as("mutation %d: %s", i, damaged).isEqualTo(key.key());
        }
    }

    @Test
    void noise_is_refused() {
        for (int i = 0; i < 2000; i++) {
            byte[] noise = new byte[random.nextInt(600)];
            random.nextBytes(noise);
            String text = i % 2 == 0 ? latin1(noise) : Base64.getEncoder().encodeToString(noise);

            assertThatExceptionOfType(SignatureRejected.class).isThrownBy(() -> TauriSignature.parse(text));
            assertThatExceptionOfType(SignatureRejected.class).isThrownBy(() -> MinisignPublicKey.parse(text));
        }
    }

    /** All but the untrusted comment, which nothing covers, and the text that carries it. */
    private static TauriSignature stated(String signature) {
        TauriSignature parsed = TauriSignature.parse(signature);
        return new TauriSignature("", parsed.algorithm(), parsed.keyId(), parsed.fileSignature(), parsed.trustedComment(),
                parsed.globalSignature());
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private byte[] damaged(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(4)) {
            case 0 -> flipped(bytes, at);
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> spliced(bytes, at, at, (byte) random.nextInt());
            default -> spliced(bytes, at, at + 1);
        };
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte... between) {
        byte[] spliced = new byte[from + between.length + bytes.length - to];
        System.arraycopy(bytes, 0, spliced, 0, from);
        System.arraycopy(between, 0, spliced, from, between.length);
        System.arraycopy(bytes, to, spliced, from + between.length, bytes.length - to);
        return spliced;
    }
}
