package dev.oasis.common.web.conditional;

import java.util.List;
import java.util.Optional;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** What a request says that must hold of the resource that it is about; nothing, when it says nothing. */
public record Preconditions(Optional<TagCondition> ifMatch, Optional<TagCondition> ifNoneMatch) {

    public static final Preconditions NONE = new Preconditions(Optional.empty(), Optional.empty());

    /**
     * @param ifMatch lines of the header; none when it was not sent
     * @throws Problem {@code validation_failed}
     */
    static Preconditions of(List<String> ifMatch, List<String> ifNoneMatch) {
        return ifMatch.isEmpty() && ifNoneMatch.isEmpty() ? NONE
                : new Preconditions(condition("If-Match", ifMatch), condition("If-None-Match", ifNoneMatch));
    }

    /**
     * Lets a change pass. To be asked within the transaction of the change, with the row locked and nothing changed yet.
     *
     * @param current what the resource is now, null when there is none yet
     * @throws Problem {@code precondition_failed}
     */
    public void require(Tagged current) {
        if (ifMatch.isEmpty() && ifNoneMatch.isEmpty()) {
            return;
        }
        if (current == null) {
            requireMayBeAbsent();
            return;
        }
        EntityTag tag = EntityTag.of(current);
        requireMatch(tag);
        if (ifNoneMatch.filter(condition -> condition.names(tag)).isPresent()) {
            throw Problem.of(ProblemCode.PRECONDITION_FAILED,
                    "The resource is what If-None-Match says that it must not be; nothing was changed.");
        }
    }

    private void requireMayBeAbsent() {
        if (ifMatch.isPresent()) {
            throw Problem.of(ProblemCode.PRECONDITION_FAILED,
                    "If-Match asks for a resource that is there, and there is none; nothing was changed.");
        }
    }

    /** @throws Problem {@code precondition_failed} */
    void requireMatch(EntityTag current) {
        if (ifMatch.filter(condition -> !condition.namesState(current)).isPresent()) {
            throw Problem.of(ProblemCode.PRECONDITION_FAILED, "Somebody has changed it since the answer whose ETag stands in "
                    + "If-Match, so nothing was changed: GET it again, see whether your change still fits, and send the new "
                    + "ETag.");
        }
    }

    /** Whether whoever asks has what would be answered. */
    boolean isKnown(EntityTag current) {
        return ifNoneMatch.filter(condition -> condition.names(current)).isPresent();
    }

    private static Optional<TagCondition> condition(String header, List<String> lines) {
        return lines.isEmpty() ? Optional.empty() : Optional.of(TagCondition.parse(header, lines));
    }
}
