package dev.oasis.ingest.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.oasis.ingest.TestApp;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.testkit.kit.SampleKeys;
import dev.oasis.testkit.openapi.ParameterValues;
import dev.oasis.testkit.openapi.RequestExamples;
import dev.oasis.testkit.openapi.ServiceDocument;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class ExamplesTest {

    /** What the example's own values cannot know: the app's name, what lies in the bucket, how much the operator lets in. */
    private static final Set<String> OF_THE_WORLD = Set.of("object_key_foreign", "object_not_found", "object_too_large");
    private static final String NO_HOOK = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    @TestHTTPResource
    URI base;
    @Inject
    TestDatabase database;

    @Test
    void what_the_document_shows_as_an_example_is_understood() {
        RequestExamples examples = new RequestExamples(base, this::world, "Bearer " + database.newKey("owner"), OF_THE_WORLD);

        assertThat(examples.faults(ServiceDocument.ofModule().document())).isEmpty();
        assertThat(examples.sent()).isGreaterThanOrEqualTo(3);
    }

    private ParameterValues world() {
        TestApp app = database.newApp(SampleKeys.publicKey("pw"));
        return new ParameterValues(Map.of("apps/{app}", app.slug(), "github/{hook}", NO_HOOK, "gitlab/{hook}", NO_HOOK,
                "generic/{hook}", NO_HOOK));
    }
}
