package dev.oasis.admin.statistics;

import static dev.oasis.admin.Api.as;
import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshRelease;
import static dev.oasis.admin.Api.keyWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

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
class DownloadStatisticsTest {

    @Inject
    Pool pool;

    private String app;
    private String release;

    @BeforeEach
    void usedApp() {
        app = freshApp();
        release = freshRelease(app, "1.2.0");
        count("update_download", "1.2.0", "linux-x86_64", 5);
        count("update_download", "1.2.0", "darwin-aarch64", 1);
        count("installer_download", "1.2.0", "linux-x86_64", 2);
        count("installer_download", "1.1.0", "darwin-aarch64", 3);
        count("check", "1.2.0", "linux-x86_64", 1000);
    }

    @Test
    void summaryAddsUpAllDownloadsByVersionAndPlatform() {
        asOwner().get("/admin/apps/{app}/analytics/summary", app).then().statusCode(200)
                .body("totalUpdateDownloads", equalTo(6))
                .body("totalInstallerDownloads", equalTo(5))
                .body("totalDownloads", equalTo(11))
                .body("byVersion[0]", equalTo(Map.of("version", "1.2.0", "releaseId", release, "updateDownloads", 6,
                        "installerDownloads", 2, "totalDownloads", 8)))
                .body("byPlatform", equalTo(List.of(Map.of("platform", "linux-x86_64", "count", 7),
                        Map.of("platform", "darwin-aarch64", "count", 4))));
    }

    @Test
    void versionWhoseReleaseIsGoneKeepsItsCounts() {
        asOwner().get("/admin/apps/{app}/analytics/summary", app).then().statusCode(200)
                .body("byVersion[1].version", equalTo("1.1.0"))
                .body("byVersion[1].releaseId", nullValue())
                .body("byVersion[1].totalDownloads", equalTo(3));
    }

    @Test
    void releaseHasItsOwnFigures() {
        asOwner().get("/admin/apps/{app}/releases/{r}/analytics", app, release).then().statusCode(200)
                .body("releaseId", equalTo(release)).body("version", equalTo("1.2.0"))
                .body("updateDownloads", equalTo(6)).body("installerDownloads", equalTo(2))
                .body("totalDownloads", equalTo(8))
                .body("byPlatform.platform", equalTo(List.of("linux-x86_64", "darwin-aarch64")));
    }

    @Test
    void unusedAppAndReleaseHaveZeros() {
        String unused = freshApp();
        asOwner().get("/admin/apps/{app}/analytics/summary", unused).then().statusCode(200)
                .body("totalDownloads", equalTo(0)).body("byVersion", equalTo(List.of()));
        asOwner().get("/admin/apps/{app}/releases/{r}/analytics", unused, freshRelease(unused, "1.0.0"))
                .then().statusCode(200).body("totalDownloads", equalTo(0)).body("byPlatform", equalTo(List.of()));
    }

    @Test
    void olderPathAnswersTheSameAsAnalytics() {
        asOwner().get("/admin/apps/{app}/analytics/downloads?includeCountries=true", app).then().statusCode(200)
                .body("totalDownloads", equalTo(11)).body("totalChecks", equalTo(1000))
                .body("byCountry[0].country", equalTo("Unknown"));
    }

    @Test
    void otherAppsFiguresAreNotThereForABoundKey() {
        String mine = freshApp();
        for (String scope : List.of("ci", "read")) {
            String key = keyWith(Map.of("name", "bound", "scopes", List.of(scope), "apps", List.of(mine)));

            as(key).get("/admin/apps/{app}/releases/{r}/analytics", app, release).then().statusCode(404);
            as(key).get("/admin/apps/{app}/releases/{r}/analytics", mine, release).then().statusCode(404)
                    .body("code", equalTo("release_not_found"));
            as(key).get("/admin/apps/{app}/releases/{r}/analytics", mine, freshRelease(mine, "1.0." + scope.length()))
                    .then().statusCode(200);
        }
        String key = keyWith(Map.of("name", "bound", "scopes", List.of("read"), "apps", List.of(mine)));
        as(key).get("/admin/apps/{app}/analytics/summary", app).then().statusCode(404);
    }

    private void count(String kind, String version, String platform, long count) {
        pool.preparedQuery("""
                insert into usage_daily (app_id, bucket, kind, release_version, platform, count)
                select id, date_trunc('day', now() at time zone 'UTC') at time zone 'UTC', $2, $3, $4, $5
                from app where slug = $1""").executeAndAwait(Tuple.of(app, kind, version, platform, count));
    }
}
