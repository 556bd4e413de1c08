package dev.oasis.admin.audit;

import static dev.oasis.admin.Api.asOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.admin.Api;
import dev.oasis.common.id.Ulid;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class AuditChainTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    @Inject
    AuditSealer sealer;

    private TrailTables trail;

    @BeforeEach
    void some_entries_are_sealed() {
        Api.ownerKey();
        trail = new TrailTables(pool);
        IntStream.range(0, 4).forEach(i -> trail.writeOne());
        trail.awaitSealed();
    }

    @Test
    void entries_are_sealed_without_anybody_asking() {
        String entry = trail.writeOne();

        Awaitility.await().atMost(LIMIT)
                .until(() -> trail.number("select count(*) from audit_seal where entry_id = '" + entry + "'") == 1);
    }

    @Test
    void an_entry_that_is_committed_late_is_sealed_behind_those_with_greater_ids() {
        String early = Ulid.next();
        SqlConnection connection = pool.getConnection().await().atMost(LIMIT);
        Transaction transaction = connection.begin().await().atMost(LIMIT);
        TrailTables.write(connection, early).await().atMost(LIMIT);
        String later = trail.writeOne();
        trail.awaitSealed();

        transaction.commit().chain(connection::close).await().atMost(LIMIT);
        trail.awaitSealed();

        assertThat(early).isLessThan(later);
        assertThat(place(early)).isGreaterThan(place(later));
        assertIntact();
    }

    @Test
    void what_was_rolled_back_leaves_no_gap() {
        pool.withTransaction(connection -> TrailTables.write(connection, Ulid.next())
                .chain(() -> Uni.createFrom().failure(new IllegalStateException("changed its mind"))))
                .onFailure().recoverWithNull().await().atMost(LIMIT);
        trail.writeOne();
        trail.awaitSealed();

        assertIntact();
    }

    @Test
    void one_chain_comes_of_many_writers_and_several_sealers() {
        Random random = new Random(7);
        long before = trail.number("select count(*) from audit_entry");
        List<CompletableFuture<?>> work = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            int delay = random.nextInt(30);
            work.add(CompletableFuture.runAsync(() -> IntStream.range(0, 25).forEach(i -> pool
                    .withTransaction(connection -> TrailTables.write(connection, Ulid.next())
                            .onItem().delayIt().by(Duration.ofMillis(1 + (i * 7 + delay) % 30)))
                    .await().atMost(LIMIT))));
        }
        // As many replicas would, next to the one that runs by itself.
        for (int replica = 0; replica < 3; replica++) {
            AuditSealer another = new AuditSealer(pool);
            work.add(CompletableFuture
                    .runAsync(() -> IntStream.range(0, 40).forEach(i -> another.seal().await().atMost(LIMIT))));
        }

        work.forEach(CompletableFuture::join);
        trail.awaitSealed();

        assertThat(trail.number("select count(*) from audit_entry")).isEqualTo(before + 200);
        assertThat(trail.number("select count(*) from audit_seal")).isEqualTo(before + 200);
        assertIntact();
    }

    @Test
    void a_new_sealer_goes_on_where_another_one_stopped() {
        String head = head();
        new TrailTables(pool).writeMany("backlog", AuditSealer.BATCH * 2 + 1);
        new AuditSealer(pool).seal().await().atMost(LIMIT);
        trail.awaitSealed();

        asOwner().get("/admin/audit/verify?head=" + head).then().statusCode(200).body("intact", equalTo(true))
                .body("keptHeadFound", equalTo(true));
        assertThat(head()).isNotEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(strings = { "update audit_entry set actor = 'x'", "delete from audit_entry", "truncate audit_entry",
            "update audit_seal set n = n + 1", "delete from audit_seal", "truncate audit_seal" })
    void the_database_refuses_to_change_the_trail(String sql) {
        assertThatThrownBy(() -> pool.query(sql).executeAndAwait()).hasMessageContaining("only ever added to");
    }

    /** {@code :n} is the place of the third entry from the end, {@code :id} the entry there. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "altered   | 0 | update audit_entry set canonical = convert_to(replace(convert_from(canonical, 'UTF8'), 'thing.done', 'thing.gone'), 'UTF8') where id = ':id'",
            "altered   | 0 | update audit_entry set action = 'thing.gone' where id = ':id'",
            "altered   | 0 | update audit_entry set occurred_at = occurred_at - interval '1 day' where id = ':id'",
            "altered   | 0 | update audit_entry set sha256 = sha256('x') where id = ':id'",
            "altered   | 0 | update audit_entry set action = 'a', canonical = convert_to(replace(convert_from(canonical, 'UTF8'), 'thing.done', 'a'), 'UTF8'), sha256 = sha256(convert_to(replace(convert_from(canonical, 'UTF8'), 'thing.done', 'a'), 'UTF8')) where id = ':id'",
            "altered   | 0 | update audit_seal set hash = sha256('x') where n = :n",
            "removed   | 0 | delete from audit_entry where id = ':id'",
            "removed   | - | delete from audit_entry where id = ':id'; delete from audit_seal where n = :n",
            "replaced  | -1 | delete from audit_entry where id = ':id'; delete from audit_seal where n = :n; update audit_seal set n = -n where n > :n; update audit_seal set n = -n - 1 where n < 0",
            "reordered | 0 | update audit_seal set n = -n where n in (:n, :n + 1); update audit_seal set n = 2 * :n + 1 + n where n < 0",
            "reordered | 0 | update audit_seal a set entry_id = b.entry_id from audit_seal b where a.n in (:n, :n + 1) and b.n = 2 * :n + 1 - a.n",
            "stray     | ? | delete from audit_seal where n > :n" })
    void tampering_is_named_with_the_first_entry_that_it_broke(String kind, String place, String sql) {
        long n = trail.number("select max(n) - 2 from audit_seal");
        String id = trail.text("select entry_id from audit_seal where n = " + n);

        // A constraint would be in the way of moving places; a thief drops it first.
        String prepared = "alter table audit_seal drop constraint audit_seal_counts, drop constraint audit_seal_entry_unique;";
        String restored = "alter table audit_seal add constraint audit_seal_counts check (n > 0), "
                + "add constraint audit_seal_entry_unique unique (entry_id)";
        pool.query(prepared).executeAndAwait();
        try {
            trail.tampered(sql.replace(":n", String.valueOf(n)).replace(":id", id), () -> {
                var broken = asOwner().get("/admin/audit/verify").then().statusCode(200).body("intact", equalTo(false))
                        .extract();
                assertThat(broken.<String> path("broken.kind")).isEqualTo(kind);
                if (place.equals("0")) {
                    assertThat(broken.<Number> path("broken.number").longValue()).isEqualTo(n);
                    assertThat(broken.<Number> path("verified").longValue()).isEqualTo(n - 1);
                }
            });
        } finally {
            pool.query(restored).executeAndAwait();
        }
    }

    @Test
    void a_kept_head_proves_that_nothing_was_cut_off_the_end() {
        String head = head();

        trail.tampered("""
                delete from audit_entry where id in (select entry_id from audit_seal order by n desc limit 2);
                delete from audit_seal where n > (select max(n) - 2 from audit_seal)""", () -> {
            asOwner().get("/admin/audit/verify").then().statusCode(200).body("intact", equalTo(true))
                    .body("keptHeadFound", nullValue());
            asOwner().get("/admin/audit/verify?head=" + head).then().statusCode(200).body("intact", equalTo(false))
                    .body("keptHeadFound", equalTo(false)).body("broken.kind", equalTo("cut_off"));
        });
        asOwner().get("/admin/audit/verify?head=" + head).then().body("keptHeadFound", equalTo(true));
    }

    @Test
    void a_head_of_another_chain_is_told_apart() {
        String forged = head().split("-")[0] + "-" + "ab".repeat(32);

        asOwner().get("/admin/audit/verify?head=" + forged).then().statusCode(200).body("intact", equalTo(false))
                .body("broken.kind", equalTo("rewritten"));
        asOwner().get("/admin/audit/verify?head=nonsense").then().statusCode(400).body("errors[0].field", equalTo("head"));
    }

    @Test
    void the_unsealed_tail_is_named() {
        // Whoever holds the lock keeps every sealer from sealing.
        SqlConnection connection = pool.getConnection().await().atMost(LIMIT);
        Transaction transaction = connection.begin().await().atMost(LIMIT);
        connection.query("select pg_advisory_xact_lock(" + 0x0A515A + ")").executeAndAwait();
        String waiting = trail.writeOne();
        try {
            sealer.seal().await().atMost(LIMIT);
            asOwner().get("/admin/audit/verify").then().statusCode(200).body("intact", equalTo(true))
                    .body("unsealed.count", equalTo(1)).body("unsealed.firstEntryId", equalTo(waiting));
            asOwner().get("/admin/audit/{id}", waiting).then().statusCode(200).body("seal", nullValue());
        } finally {
            transaction.rollback().chain(connection::close).await().atMost(LIMIT);
        }
        trail.awaitSealed();
        assertIntact();
    }

    private long place(String entry) {
        return trail.number("select n from audit_seal where entry_id = '" + entry + "'");
    }

    private static String head() {
        return asOwner().get("/admin/audit/verify").then().statusCode(200).body("intact", equalTo(true)).extract().path("head");
    }

    private static void assertIntact() {
        asOwner().get("/admin/audit/verify").then().statusCode(200).body("intact", equalTo(true)).body("broken", nullValue())
                .body("unsealed.count", equalTo(0)).body("unsealed.firstEntryId", nullValue());
    }
}
