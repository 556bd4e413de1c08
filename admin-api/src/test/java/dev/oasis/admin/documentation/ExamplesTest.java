package dev.oasis.admin.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.oasis.admin.Api;
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

    /** What the example's own values cannot know: which hosts may be asked, what lies in the bucket, which version it is. */
    private static final Set<String> OF_THE_WORLD = Set.of("provider_host_refused", "external_url_refused", "object_not_found",
            "signed_version_mismatch");

    @TestHTTPResource
    URI base;

    @Test
    void what_the_document_shows_as_an_example_is_understood() {
        RequestExamples examples = new RequestExamples(base, TwoApps::world, "Bearer " + Api.ownerKey(), OF_THE_WORLD);

        assertThat(examples.faults(ServiceDocument.ofModule().document())).isEmpty();
        assertThat(examples.sent()).isGreaterThan(30);
    }
}
