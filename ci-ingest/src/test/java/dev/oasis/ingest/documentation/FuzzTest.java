package dev.oasis.ingest.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.oasis.ingest.TestApp;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.testkit.fuzz.FuzzRun;
import dev.oasis.testkit.fuzz.StateDigest;
import dev.oasis.testkit.kit.SampleKeys;
import dev.oasis.testkit.openapi.ParameterValues;
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

    /** Behind it nothing can be reached without a signature. */
    private static final String NO_HOOK = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    @TestHTTPResource
    URI base;
    @Inject
    Pool pool;
    @Inject
    TestDatabase database;

    private ParameterValues world() {
        TestApp app = database.newApp(SampleKeys.publicKey("pw"));
        return new ParameterValues(Map.of("apps/{app}", app.slug(), "github/{hook}", NO_HOOK, "gitlab/{hook}", NO_HOOK,
                "generic/{hook}", NO_HOOK));
    }

    @Test
    void no_call_is_answered_otherwise_than_documented() {
        FuzzRun run = new FuzzRun(base, this::world, "Bearer " + database.newKey("owner"), () -> StateDigest.of(pool));

        assertThat(run.findings()).isEmpty();
    }
}
