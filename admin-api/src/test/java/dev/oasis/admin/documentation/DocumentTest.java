package dev.oasis.admin.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;

import dev.oasis.testkit.openapi.DocumentLint;
import dev.oasis.testkit.openapi.ServiceDocument;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class DocumentTest {

    @TestHTTPResource
    URI base;

    @Test
    void the_document_is_complete_and_valid() {
        assertThat(DocumentLint.faults(ServiceDocument.of(base).document())).isEmpty();
    }
}
