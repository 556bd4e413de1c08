package dev.oasis.update.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.oasis.testkit.fuzz.FuzzRun;
import dev.oasis.testkit.openapi.ParameterValues;
import dev.oasis.update.UpdateStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Whatever is sent, the answer is as documented and never a 500. The service changes no table, so there is none to compare. */
@Tag("fuzz")
@QuarkusTest
@WithTestResource(value = UpdateStackResource.class, scope = TestResourceScope.GLOBAL)
class FuzzTest {

    @TestHTTPResource
    URI base;

    @Test
    void no_call_is_answered_otherwise_than_documented() {
        assertThat(new FuzzRun(base, FuzzTest::world, null, () -> "").findings()).isEmpty();
    }

    private static ParameterValues world() {
        return new ParameterValues(Map.ofEntries(Map.entry("/{app}", "demo"), Map.entry("update/{target}", "linux"),
                Map.entry("{app}/{channel}", "beta"), Map.entry("{target}/{current}", "1.0.0"),
                Map.entry("{target}/{arch}", "x86_64"), Map.entry("{arch}/{current}", "1.0.0"),
                Map.entry("{current}/{bundle}", "appimage"), Map.entry("artifacts/{id}", "01ARZ3NDEKTSV4RRFFQ69G5FAV"),
                Map.entry("{id}/{filename}", "a.AppImage"), Map.entry("download/{platform}", "linux-x86_64"),
                Map.entry("{platform}/{version}", "1.0.0")));
    }
}
