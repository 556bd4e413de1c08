package dev.oasis.common.catalog.release;

import static dev.oasis.common.catalog.release.ReleaseStatus.ARCHIVED;
import static dev.oasis.common.catalog.release.ReleaseStatus.DRAFT;
import static dev.oasis.common.catalog.release.ReleaseStatus.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

class ReleaseStatusTest {

    private record Move(ReleaseStatus from, ReleaseStatus to) {
    }

    @Test
    void a_release_is_published_and_then_archived_and_moves_in_no_other_way() {
        Set<Move> allowed = Set.of(new Move(DRAFT, PUBLISHED), new Move(PUBLISHED, ARCHIVED));

        for (ReleaseStatus from : ReleaseStatus.values()) {
            assertThat(Arrays.stream(ReleaseStatus.values()).filter(from::canBecome).map(to -> new Move(from, to)))
                    .as("from %s", from)
                    .containsExactlyElementsOf(allowed.stream().filter(move -> move.from() == from).toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_state_is_stored_and_read_by_its_wire_name(ReleaseStatus status) {
        ReleaseStatusColumn column = new ReleaseStatusColumn();

        assertThat(column.convertToDatabaseColumn(status)).isEqualTo(status.wireName()).isLowerCase();
        assertThat(column.convertToEntityAttribute(status.wireName())).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(names = "DRAFT", mode = EnumSource.Mode.EXCLUDE)
    void only_a_draft_can_be_worked_on(ReleaseStatus status) {
        Release release = new Release();
        release.version = "1.4.0";
        release.status = status;

        assertThat(catchThrowableOfType(Problem.class, release::requireDraft).code()).isEqualTo(ProblemCode.RELEASE_NOT_DRAFT);
    }
}
