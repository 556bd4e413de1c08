package dev.oasis.common.signing;

import static dev.oasis.common.signing.SignatureProblem.SIGNATURE_DOUBLE_ENCODED;
import static dev.oasis.common.signing.SignatureProblem.SIGNATURE_IS_URL;
import static dev.oasis.common.signing.SignatureProblem.SIGNATURE_MALFORMED;
import static dev.oasis.common.signing.SignatureProblem.SIGNATURE_MISSING;
import static dev.oasis.common.signing.SignatureProblem.SIGNATURE_NOT_BASE64;

import java.util.regex.Pattern;

/**
 * The outer layer of a signature: from what people send to one clean line of base64.
 *
 * @param canonical what clients must get, character by character
 * @param minisign the text inside it
 */
record SignatureText(String canonical, String minisign) {
    private static final int LONGEST_TEXT = 16 * 1024;
    private static final Pattern BASE64_LETTERS = Pattern.compile("[A-Za-z0-9+/=]+");
    private static final Pattern URL_SAFE_LETTERS = Pattern.compile("[A-Za-z0-9_=-]+");
    private static final Pattern LOCATION = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:[/\\\\].*|[./~\\\\].*|.*\\.sig");
    private static final String WHAT_TO_SEND = " Send the content of the .sig file that `tauri build` or `tauri signer sign`"
            + " wrote beside the bundle, as it is.";

    static SignatureText of(String given) {
        String trimmed = MinisignText.trim(given);
        if (trimmed.isEmpty()) {
            throw new SignatureRejected(SIGNATURE_MISSING, "The signature is empty." + WHAT_TO_SEND);
        }
        if (trimmed.length() > LONGEST_TEXT) {
            throw malformed("The signature is longer than " + LONGEST_TEXT + " characters.");
        }
        if (trimmed.startsWith(MinisignText.COMMENT)) {
            throw new SignatureRejected(SIGNATURE_NOT_BASE64, "The signature is the minisign text, not base64-wrapped: Tauri"
                    + " clients expect that text encoded as base64 once." + WHAT_TO_SEND);
        }
        SignatureText outer = unwrap(MinisignText.unfold(trimmed));
        if (!isBase64(outer.minisign)) {
            return outer;
        }
        SignatureText inner = unwrap(MinisignText.unfold(MinisignText.trim(outer.minisign)));
        if (isBase64(inner.minisign)) {
            throw new SignatureRejected(SIGNATURE_DOUBLE_ENCODED, "The signature was encoded as base64 again, more than once,"
                    + " after Tauri had encoded it." + WHAT_TO_SEND);
        }
        return inner;
    }

    private static SignatureText unwrap(String line) {
        // No base64 of a text that clients read begins like a path: its first byte would be no UTF-8.
        if (LOCATION.matcher(line).matches()) {
            throw new SignatureRejected(SIGNATURE_IS_URL, "The signature is an address or a path: clients need the content of"
                    + " the .sig file, not where it lies." + WHAT_TO_SEND);
        }
        return MinisignText.decode(line).flatMap(MinisignText::utf8).map(text -> new SignatureText(line, text))
                .orElseThrow(() -> undecodable(line));
    }

    private static SignatureRejected undecodable(String line) {
        if (BASE64_LETTERS.matcher(line).matches()) {
            return malformed("The signature is cut off or damaged: its " + line.length()
                    + " characters are not the whole, padded base64 of a text.");
        }
        if (URL_SAFE_LETTERS.matcher(line).matches()) {
            return new SignatureRejected(SIGNATURE_NOT_BASE64,
                    "The signature uses the URL-safe alphabet of base64; clients read only the standard one." + WHAT_TO_SEND);
        }
        return new SignatureRejected(SIGNATURE_NOT_BASE64,
                "The signature holds characters that base64 does not have." + WHAT_TO_SEND);
    }

    /** A minisign text has a colon and spaces, so that no real one is taken for a further layer. */
    private static boolean isBase64(String text) {
        String line = MinisignText.unfold(MinisignText.trim(text));
        return BASE64_LETTERS.matcher(line).matches();
    }

    static SignatureRejected malformed(String what) {
        return new SignatureRejected(SIGNATURE_MALFORMED, what + WHAT_TO_SEND);
    }
}
