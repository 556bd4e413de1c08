package dev.oasis.admin.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.oasis.admin.Api;
import dev.oasis.testkit.fuzz.FuzzRun;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;

/** Whatever is sent, the answer is as documented, never a 500, and what is refused changes nothing. */
@Tag("fuzz")
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class FuzzTest {

    @TestHTTPResource
    URI base;
    @Inject
    Pool pool;

    @Test
    void no_call_is_answered_otherwise_than_documented() {
        FuzzRun run = new FuzzRun(base, TwoApps::world, "Bearer " + Api.ownerKey(), () -> StateDigest.of(pool));

        assertThat(run.findings()).isEmpty();
    }
}
