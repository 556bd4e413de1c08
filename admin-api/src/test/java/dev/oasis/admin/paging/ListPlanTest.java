package dev.oasis.admin.paging;

import static dev.oasis.admin.Api.freshApp;
import static org.assertj.core.api.Assertions.assertThat;

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

    @Inject
    Pool pool;

    @Test
    void everyPageOfALongListIsReadFromAnIndexAndNothingIsReadInVain() {
        String app = appWithManyReleases("01P1ANR");
        // Otherwise the primary key alone would do: nearly all releases would be this app's.
        appWithManyReleases("01P1ANS");

        assertThat(plan(app, TOP, "")).isEqualTo(new Plan("release_app_newest", PAGE, 0));
        assertThat(plan(app, NEAR_THE_END, "")).isEqualTo(new Plan("release_app_newest", PAGE, 0));
        assertThat(plan(app, TOP, "and status = 'published'")).isEqualTo(new Plan("release_app_status_newest", PAGE, 0));
        assertThat(plan(app, TOP, "and status = 'draft'")).isEqualTo(new Plan("release_app_status_newest", PAGE, 0));
        assertThat(plan(app, NEAR_THE_END, "and status = 'draft'"))
                .isEqualTo(new Plan("release_app_status_newest", PAGE, 0));
        assertThat(plan(app, TOP, "and channel = 'beta'")).isEqualTo(new Plan("release_app_channel_newest", PAGE, 0));
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
        Object document = pool.preparedQuery("explain (analyze, format json) select * from release where app_id = '" + app
                + "' and id < '" + before + "' " + filter + " order by id desc fetch first " + PAGE + " rows only")
                .executeAndAwait().iterator().next().getValue(0);
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
