package dev.oasis.common.signing;

import java.util.Objects;

/** A signature or a public key was refused. The message is a sentence for the person who sent it: what is wrong, what to do. */
public final class SignatureRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SignatureProblem problem;

    public SignatureRejected(SignatureProblem problem, String sentence) {
        super(sentence);
        this.problem = Objects.requireNonNull(problem, "problem");
    }

    public SignatureProblem problem() {
        return problem;
    }
}
