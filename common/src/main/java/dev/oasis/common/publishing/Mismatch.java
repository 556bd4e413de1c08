package dev.oasis.common.publishing;

import dev.oasis.common.web.problem.ProblemCode;

/** The first condition of a rule that a job does not meet, in the order in which they are looked at. */
public enum Mismatch {
    REPOSITORY(ProblemCode.PUBLISHER_UNKNOWN),
    /** The name is the rule's, and what has it is something else. */
    IDENTITY(ProblemCode.PUBLISHER_IDENTITY_CHANGED),
    EVENT(ProblemCode.PUBLISHER_EVENT_REFUSED),
    WORKFLOW(ProblemCode.PUBLISHER_WORKFLOW_REFUSED),
    REF(ProblemCode.PUBLISHER_REF_REFUSED),
    ENVIRONMENT(ProblemCode.PUBLISHER_ENVIRONMENT_REFUSED);

    private final ProblemCode code;

    Mismatch(ProblemCode code) {
        this.code = code;
    }

    public ProblemCode code() {
        return code;
    }
}
