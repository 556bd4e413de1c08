package dev.oasis.admin.paging;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * How PostgreSQL finds a page of 10,000 releases. The statements are those of the list; what is rare in the app (drafts, the
 * channel beta) is its oldest, so that a search without an index of its own would have to pass all the rest.
 */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class ListPlanTest {

    private static final int PAGE = 21;
    private static final String TOP = "7ZZZZZZZZZZZZZZZZZZZZZZZZZ";
    private static final String NEAR_THE_END = "01P1ANR0000000000000000030";
    private static final String NEAR_THE_END_OF_PUBLISHED = "01P1ANR0000000000000000080";

    @Inject
    Pool pool;

    @Test
    void everyPageOfALongListIsReadFromAnIndexAndNothingIsReadInVain() {
        String app = appWithManyReleases("01P1ANR");
        // All newer: by the primary key they would stand before the first one that is asked for.
        appWithManyReleases("01P1ANS");

        for (String filter : List.of("", "and status = 'published'", "and status = 'draft'", "and channel = 'beta'")) {
            for (String before : List.of(TOP, filter.contains("published") ? NEAR_THE_END_OF_PUBLISHED : NEAR_THE_END)) {
                Plan plan = plan(app, before, filter);
                assertThat(plan.index()).as(filter).startsWith("release_app_");
                assertThat(plan.rows()).as(filter).isEqualTo(PAGE);
                assertThat(plan.removed()).as(filter).isZero();
            }
        }
    }

    @Test
    void theHighestVersionIsTheFirstRowOfAnIndex() {
        String app = appWithManyReleases("01P1ANT");

        asOwner().get("/admin/apps/{app}", app).then().body("latestVersion", equalTo("1.10000.0"));
        Plan plan = plan("select version from release where app_id = '" + app + "' and status = 'published'"
                + " order by version_rank(version) collate \"C\" desc nulls last limit 1");
        assertThat(plan).isEqualTo(new Plan("release_app_highest", 1, 0));
    }

    /** @param removed rows that were read and did not belong to the page */
    private record Plan(String index, int rows, int removed) {
    }

    private String appWithManyReleases(String idsBegin) {
        String slug = freshApp();
        String id = pool.preparedQuery("select id from app where slug = $1").executeAndAwait(Tuple.of(slug)).iterator().next()
                .getString(0);
        pool.preparedQuery("""
                insert into release (id, app_id, version, channel, status, pub_date)
                select $2 || lpad(n::text, 19, '0'), $1, '1.' || n || '.0',
                       case when n <= 50 then 'beta' else 'stable' end, case when n <= 50 then 'draft' else 'published' end,
                       case when n > 50 then now() end
                from generate_series(1, 10000) n""").executeAndAwait(Tuple.of(id, idsBegin));
        pool.query("analyze release").executeAndAwait();
        return id;
    }

    private Plan plan(String app, String before, String filter) {
        return plan("select * from release where app_id = '" + app + "' and id collate ucs_basic < '" + before + "' " + filter
                + " order by id collate ucs_basic desc fetch first "
                + PAGE + " rows only");
    }

    private Plan plan(String select) {
        Object document = pool.preparedQuery("explain (analyze, format json) " + select).executeAndAwait().iterator().next()
                .getValue(0);
        JsonObject scan = indexScan(((JsonArray) document).getJsonObject(0).getJsonObject("Plan"));
        return new Plan(scan.getString("Index Name"), scan.getNumber("Actual Rows").intValue(),
                scan.getInteger("Rows Removed by Filter", 0));
    }

    private static JsonObject indexScan(JsonObject node) {
        if (node.containsKey("Index Name")) {
            return node;
        }
        assertThat(node.getString("Node Type")).as("how it is sorted and found: %s", node.encodePrettily())
                .isNotIn("Sort", "Seq Scan");
        return StreamSupport.stream(node.getJsonArray("Plans", new JsonArray()).spliterator(), false)
                .map(child -> indexScan((JsonObject) child)).findFirst().orElseThrow();
    }
}
