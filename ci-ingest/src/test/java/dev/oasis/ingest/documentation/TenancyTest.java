package dev.oasis.ingest.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.oasis.ingest.TestApp;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.testkit.openapi.DocumentedOperation;
import dev.oasis.testkit.openapi.ParameterValues;
import dev.oasis.testkit.stack.StackResource;
import dev.oasis.testkit.tenancy.TenancyWalk;
import dev.oasis.testkit.tenancy.Tenants;
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
    @Inject
    TestDatabase database;

    private Tenants tenants() {
        TestApp own = database.newApp();
        TestApp other = database.newApp();
        return new Tenants(own.slug(),
                List.of(own.key(), database.newKey("admin", own.id()), database.newKey("read", own.id())),
                database.newKey("owner"), new ParameterValues(Map.of("apps/{app}", other.slug())),
                List.of(other.slug(), other.id()), Set.of(other.id()));
    }

    @Test
    void nobody_learns_of_an_app_that_is_not_theirs() {
        TenancyWalk walk = new TenancyWalk(base, tenants());
        List<DocumentedOperation> operations = walk.operations();

        assertThat(operations).hasSizeGreaterThan(1);
        assertThat(operations.stream().flatMap(operation -> walk.faults(operation).stream())).isEmpty();
    }
}
