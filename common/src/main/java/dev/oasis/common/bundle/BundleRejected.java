package dev.oasis.common.bundle;

import java.util.Objects;

/** A file was refused as an updater bundle. The message is a sentence for the person who sent it: what is wrong, what to do. */
public final class BundleRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final BundleProblem problem;

    public BundleRejected(BundleProblem problem, String sentence) {
        super(sentence);
        this.problem = Objects.requireNonNull(problem, "problem");
    }

    public BundleProblem problem() {
        return problem;
    }
}
