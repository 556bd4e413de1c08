package dev.oasis.common.signing;

import static dev.oasis.common.signing.SignatureText.malformed;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * The content of a {@code .sig} file: base64 of the four lines of a minisign signature. Immutable; parsing is cheap enough for
 * any thread. Parsed is not verified: {@link SignatureVerification} does that.
 *
 * @param text the clean base64, on one line, that the update answer carries in {@code signature}
 * @param algorithm what the file signature was made over
 * @param keyId 16 upper-case hex digits: which key made it
 * @param fileSignature over the file or its digest
 * @param trustedComment what the signer stated: tab-separated fields {@code timestamp:}, {@code file:}, {@code version:}
 * @param globalSignature over the file signature's bytes and the trusted comment
 */
public record TauriSignature(String text, SignatureAlgorithm algorithm, String keyId, Ed25519Signature fileSignature,
        String trustedComment, Ed25519Signature globalSignature) {

    private static final String TRUSTED_COMMENT = "trusted comment: ";
    private static final String VERSION_FIELD = "version:";
    private static final int KEY_ID_AT = 2;
    private static final int SIGNATURE_AT = KEY_ID_AT + MinisignText.KEY_ID_BYTES;

    public TauriSignature {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(fileSignature, "fileSignature");
        Objects.requireNonNull(trustedComment, "trustedComment");
        Objects.requireNonNull(globalSignature, "globalSignature");
    }

    /**
     * White space, line ends and a byte order mark are cleaned away, and one layer of base64 too many is taken off. All else
     * must be as a client demands it, and somewhat more: exactly four lines, no control characters, at most one version.
     *
     * @throws SignatureRejected with the problem, never anything else
     */
    public static TauriSignature parse(String given) {
        SignatureText text = SignatureText.of(given);
        List<String> lines = MinisignText.lines(text.minisign());
        if (lines.size() != 4) {
            throw malformed("The signature is cut off or no signature: a minisign signature has four lines, this one has "
                    + lines.size() + ".");
        }
        byte[] first = line(lines.get(1), SIGNATURE_AT + Ed25519Signature.LENGTH, "second");
        SignatureAlgorithm algorithm = SignatureAlgorithm.of(first[0], first[1])
                .orElseThrow(() -> malformed("The signature names an algorithm that minisign does not have."));
        return new TauriSignature(text.canonical(), algorithm, MinisignText.keyId(first, KEY_ID_AT),
                new Ed25519Signature(Arrays.copyOfRange(first, SIGNATURE_AT, first.length)),
                trustedComment(lines.get(2)),
                new Ed25519Signature(line(lines.get(3), Ed25519Signature.LENGTH, "fourth")));
    }

    private static byte[] line(String line, int bytes, String which) {
        return MinisignText.decode(line).filter(decoded -> decoded.length == bytes)
                .orElseThrow(() -> malformed("The signature is cut off or damaged: its " + which + " line is not " + bytes
                        + " bytes of base64."));
    }

    private static String trustedComment(String line) {
        if (!line.startsWith(TRUSTED_COMMENT)) {
            throw malformed("The signature's third line is not a trusted comment.");
        }
        String comment = line.substring(TRUSTED_COMMENT.length());
        if (comment.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            throw malformed("The signature's trusted comment holds control characters.");
        }
        // Which of two a client takes is not fixed, so none could be relied on.
        if (versions(comment).count() > 1) {
            throw malformed("The signature's trusted comment names more than one version.");
        }
        return comment;
    }

    private static Stream<String> versions(String comment) {
        return Arrays.stream(comment.split("\t")).filter(field -> field.startsWith(VERSION_FIELD))
                .map(field -> field.substring(VERSION_FIELD.length()));
    }

    /** The version that the signer stated. Absent from what older signers made; newer clients may refuse it then. */
    public Optional<String> signedVersion() {
        return versions(trustedComment).findFirst();
    }

    /**
     * Refuses a signature that states another version than the release's, as clients do since plugin 2.12. One that states
     * none passes.
     *
     * @param same whether two version texts are equal: semver with build metadata, a leading {@code v} ignored
     * @throws SignatureRejected with {@link SignatureProblem#SIGNED_VERSION_MISMATCH}
     */
    public void requireVersion(String releaseVersion, BiPredicate<String, String> same) {
        signedVersion().filter(signed -> !same.test(signed, releaseVersion)).ifPresent(signed -> {
            throw new SignatureRejected(SignatureProblem.SIGNED_VERSION_MISMATCH, "The bundle was signed as version " + signed
                    + ", but the release is " + releaseVersion + ": clients would refuse it after the download. Build and sign"
                    + " it as " + releaseVersion + ", or sign it anew with `tauri signer sign --app-version " + releaseVersion
                    + "`.");
        });
    }
}
