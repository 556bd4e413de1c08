package dev.oasis.analytics.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.oasis.analytics.usage.SeparateStackResource;
import dev.oasis.testkit.fuzz.FuzzRun;
import dev.oasis.testkit.openapi.ParameterValues;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Whatever is sent, the answer is as documented and never a 500. No call changes a table, so there is none to compare. */
@Tag("fuzz")
@QuarkusTest
@WithTestResource(value = SeparateStackResource.class, scope = TestResourceScope.GLOBAL)
class FuzzTest {

    @TestHTTPResource
    URI base;

    @Test
    void no_call_is_answered_otherwise_than_documented() {
        assertThat(new FuzzRun(base, () -> new ParameterValues(Map.of()), null, () -> "").findings()).isEmpty();
    }
}
