package dev.oasis.common.verification;

import java.util.Locale;

import dev.oasis.common.bundle.BundleRejected;
import dev.oasis.common.signing.SignatureRejected;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** Says what verification refuses as a problem, at the field that holds it. */
public final class VerificationProblems {

    private VerificationProblems() {
    }

    public static Problem of(SignatureRejected rejected) {
        return Problem.of(ProblemCode.valueOf(rejected.problem().code().toUpperCase(Locale.ROOT)), rejected.getMessage());
    }

    static Problem of(BundleRejected rejected) {
        return Problem.of(ProblemCode.valueOf(rejected.problem().code().toUpperCase(Locale.ROOT)), rejected.getMessage());
    }

    /** Any failure of checking a claim, as what its sender is told. */
    public static RuntimeException at(Claim.Fields fields, RuntimeException failure) {
        if (failure instanceof SignatureRejected rejected) {
            return of(rejected).at(fields.signature());
        }
        if (failure instanceof BundleRejected rejected) {
            return of(rejected).at(fields.object());
        }
        return failure instanceof Problem problem && problem.code().status() < 500 ? problem.at(fields.object()) : failure;
    }
}
