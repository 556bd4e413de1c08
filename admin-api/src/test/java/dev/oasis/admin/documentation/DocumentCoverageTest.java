package dev.oasis.admin.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

import dev.oasis.testkit.openapi.DocumentCoverage;

/** Without Quarkus on purpose: such tests run after all that have it, and so after all that answers could be seen in. */
class DocumentCoverageTest {

    @Test
    void every_documented_success_was_seen_by_a_test_or_is_excused() {
        assumeThat(DocumentCoverage.hasSeenAnything()).as("this class was run alone").isTrue();

        assertThat(DocumentCoverage.faultsOfModule()).isEmpty();
    }
}
