package dev.oasis.common.verification;

import dev.oasis.common.catalog.version.TauriVersion;
import dev.oasis.common.signing.SignatureRejected;
import dev.oasis.common.signing.TauriSignature;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** Reads the signature that a request holds. */
public final class SignatureField {

    /** What the column holds; a real one has some 400 characters, only a trusted comment could make it this long. */
    private static final int LONGEST = 4000;

    private SignatureField() {
    }

    /**
     * @param release the version that the bundle is to be offered as; a signed version must be the same
     * @throws Problem {@code signature_…} or {@code signed_version_mismatch} at the field
     */
    public static TauriSignature require(String field, String text, TauriVersion release) {
        try {
            TauriSignature signature = TauriSignature.parse(text);
            signature.requireVersion(release.toString(),
                    (signed, announced) -> TauriVersion.parse(signed).equals(TauriVersion.parse(announced)));
            requireStorable(field, signature);
            return signature;
        } catch (SignatureRejected rejected) {
            throw VerificationProblems.of(rejected).at(field);
        }
    }

    private static void requireStorable(String field, TauriSignature signature) {
        if (signature.text().length() > LONGEST) {
            throw Problem.ofField(ProblemCode.SIGNATURE_MALFORMED, field,
                    "is longer than " + LONGEST + " characters; sign with a shorter trusted comment.");
        }
    }
}
