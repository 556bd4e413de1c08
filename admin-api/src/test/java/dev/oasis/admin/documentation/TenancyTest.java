package dev.oasis.admin.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.oasis.testkit.openapi.DocumentedOperation;
import dev.oasis.testkit.stack.StackResource;
import dev.oasis.testkit.tenancy.TenancyWalk;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Every operation that asks for credentials, as callers of one app meet another's things. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class TenancyTest {

    @TestHTTPResource
    URI base;

    @Test
    void nobody_learns_of_an_app_that_is_not_theirs() {
        TenancyWalk walk = new TenancyWalk(base, TwoApps.tenants());
        List<DocumentedOperation> operations = walk.operations();

        assertThat(operations).hasSizeGreaterThan(30);
        assertThat(operations.stream().flatMap(operation -> walk.faults(operation).stream())).isEmpty();
    }
}
