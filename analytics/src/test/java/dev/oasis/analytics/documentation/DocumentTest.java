package dev.oasis.analytics.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;

import dev.oasis.analytics.usage.SeparateStackResource;
import dev.oasis.testkit.openapi.DocumentLint;
import dev.oasis.testkit.openapi.ServiceDocument;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = SeparateStackResource.class, scope = TestResourceScope.GLOBAL)
class DocumentTest {

    @TestHTTPResource
    URI base;

    @Test
    void the_document_is_complete_and_valid() {
        assertThat(DocumentLint.faults(ServiceDocument.fetch(base))).isEmpty();
    }
}
