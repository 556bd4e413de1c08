package dev.oasis.admin.owner;

import static dev.oasis.admin.Api.as;
import static dev.oasis.admin.Api.asOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class LastOwnerTest {

    private static final String[] NO_OWNERS = {};

    @Inject
    Pool pool;

    private String first;
    private String firstSecret;
    private String second;
    private String secondSecret;
    private String[] others = NO_OWNERS;

    /** Other tests have owners too: they are switched off, and nobody but the two below makes a call meanwhile. */
    @BeforeEach
    void leave_two_owners() {
        var made = asOwner().body(Map.of("name", "one", "scopes", List.of("owner"))).post("/admin/api-keys").then()
                .statusCode(201).extract();
        first = made.path("id");
        firstSecret = made.path("key");
        made = asOwner().body(Map.of("name", "two", "scopes", List.of("owner", "ci"))).post("/admin/api-keys").then()
                .statusCode(201).extract();
        second = made.path("id");
        secondSecret = made.path("key");
        pool.preparedQuery("update api_key set enabled = false where id not in ($1, $2) and scopes like '%owner%' and enabled "
                + "returning id").executeAndAwait(Tuple.of(first, second))
                .forEach(row -> others = Stream.concat(Stream.of(others), Stream.of(row.getString(0))).toArray(String[]::new));
        pool.query("delete from role_grant where role = 'owner' and user_id is not null").executeAndAwait();
        assertThat(owners()).isEqualTo(2);
    }

    @AfterEach
    void bring_the_others_back() {
        pool.preparedQuery("update api_key set enabled = true where id = any($1)").executeAndAwait(Tuple.of(others));
        asOwner().delete("/admin/api-keys/{id}", first);
        asOwner().delete("/admin/api-keys/{id}", second);
    }

    @Test
    void the_last_owner_is_neither_revoked_nor_switched_off_nor_demoted_nor_expired() {
        as(firstSecret).delete("/admin/api-keys/{id}", second).then().statusCode(200);

        as(firstSecret).delete("/admin/api-keys/{id}", first).then().statusCode(409).body("code", equalTo("last_owner"));
        Stream.of(Map.of("enabled", false), Map.of("scopes", List.of("admin")),
                Map.of("expiresAt", Instant.now().minusSeconds(60).toString()))
                .forEach(change -> as(firstSecret).body(change).patch("/admin/api-keys/{id}", first).then().statusCode(409)
                        .body("code", equalTo("last_owner")));

        as(firstSecret).body(Map.of("name", "still here")).patch("/admin/api-keys/{id}", first).then().statusCode(200)
                .body("enabled", equalTo(true)).body("scopes", equalTo(List.of("owner")));
        assertThat(owners()).isEqualTo(1);
    }

    @Test
    void of_two_owners_that_remove_each_other_at_once_one_stays() {
        var calls = List.of(CompletableFuture.supplyAsync(() -> as(firstSecret).delete("/admin/api-keys/{id}", second)),
                CompletableFuture.supplyAsync(() -> as(secondSecret).delete("/admin/api-keys/{id}", first)));

        assertThat(calls.stream().map(CompletableFuture::join).map(response -> response.statusCode()))
                .containsExactlyInAnyOrder(200, 409);
        assertThat(owners()).isEqualTo(1);
    }

    private long owners() {
        return pool.query("select count(*) from working_owner").executeAndAwait().iterator().next()
                .getLong(0);
    }
}
