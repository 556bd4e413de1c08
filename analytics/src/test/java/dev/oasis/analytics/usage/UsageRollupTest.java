package dev.oasis.analytics.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import dev.oasis.common.events.ActiveClients;
import dev.oasis.common.events.ClientEvent;
import dev.oasis.common.events.Event;
import dev.oasis.common.events.EventCodec;
import dev.oasis.common.events.UsageCount;
import dev.oasis.common.events.UsageDelta;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.schema.SchemaVersion;
import dev.oasis.common.statistics.AppAnalytics;
import dev.oasis.common.statistics.AskedPeriod;
import dev.oasis.common.statistics.ClientSketch;
import dev.oasis.common.statistics.Timeseries;
import dev.oasis.common.statistics.TimeseriesPeriod;
import dev.oasis.common.statistics.UsageStatistics;
import dev.oasis.testkit.schema.Migrations;
import dev.oasis.testkit.stack.RunningStack;
import dev.oasis.testkit.stack.StackPart;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The service on a real broker and database, from a start without topics and schema on. */
@QuarkusTest
@WithTestResource(value = SeparateStackResource.class, scope = TestResourceScope.GLOBAL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsageRollupTest {

    private static final ConditionFactory PATIENTLY = Awaitility.await().atMost(Duration.ofSeconds(45));

    private static final Instant HOUR = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    RunningStack stack;

    @TestHTTPResource("/health/ready")
    URI ready;
    @TestHTTPResource("/health/live")
    URI live;

    @Inject
    Pool pool;
    @Inject
    EventCodec codec;
    @Inject
    UsageStatistics statistics;
    @Inject
    KafkaClientService clients;

    private final String app = Ulid.next();
    private final String earlyApp = Ulid.next();
    private UpdatesTopic updates;

    @BeforeAll
    void start_with_counts_before_there_is_a_schema() {
        assertThat(RestAssured.get(ready).statusCode()).isEqualTo(503);
        assertThat(RestAssured.get(live).statusCode()).isEqualTo(200);
        updates = new UpdatesTopic(stack.kafkaBootstrap(), codec);
        updates.create();
        updates.send(bootId("EARLY"), 1, downloads(earlyApp, "1.0.0", 3));
        migrate();
    }

    @AfterAll
    void close() {
        updates.close();
    }

    @Test
    void what_came_before_the_schema_is_counted_once_it_is_there() {
        PATIENTLY.untilAsserted(() -> assertThat(RestAssured.get(ready).statusCode()).isEqualTo(200));
        PATIENTLY.untilAsserted(() -> assertThat(all(earlyApp).totalDownloads()).isEqualTo(3));
    }

    @Test
    void a_delta_that_is_sent_twice_counts_once() {
        updates.send(bootId("TWICE"), 1, downloads(app, "2.0.0", 5));
        updates.send(bootId("TWICE"), 1, downloads(app, "2.0.0", 5));
        updates.send(bootId("TWICE"), 2, downloads(app, "2.0.0", 70));

        PATIENTLY.untilAsserted(() -> assertThat(ofVersion("2.0.0")).isEqualTo(75));
    }

    @Test
    void processes_that_take_turns_are_told_apart() {
        updates.send(bootId("LEFT"), 1, downloads(app, "3.0.0", 1));
        updates.send(bootId("RIGHT"), 1, downloads(app, "3.0.0", 10));
        updates.send(bootId("LEFT"), 2, downloads(app, "3.0.0", 100));
        updates.send(bootId("RIGHT"), 1, downloads(app, "3.0.0", 10));
        updates.send(bootId("LEFT"), 1, downloads(app, "3.0.0", 1));
        updates.send(bootId("RIGHT"), 2, downloads(app, "3.0.0", 1000));

        PATIENTLY.untilAsserted(() -> assertThat(ofVersion("3.0.0")).isEqualTo(1111));
    }

    @Test
    void records_that_are_delivered_again_count_once() {
        updates.send(bootId("AGAIN"), 1, downloads(app, "4.0.0", 4));
        PATIENTLY.untilAsserted(() -> assertThat(ofVersion("4.0.0")).isEqualTo(4));

        rewind();
        updates.send(bootId("AGAIN"), 2, downloads(app, "4.0.0", 40));
        PATIENTLY.untilAsserted(() -> assertThat(ofVersion("4.0.0")).isEqualTo(44));
    }

    @Test
    void even_without_the_position_sequences_and_ids_keep_records_from_counting_again() {
        Event report = updates.event(ClientEvent.TYPE, app, report("started"));
        updates.send(report);
        updates.send(bootId("FORGOT"), 1, downloads(app, "5.0.0", 4));
        PATIENTLY.untilAsserted(() -> assertThat(ofVersion("5.0.0")).isEqualTo(4));
        PATIENTLY.untilAsserted(() -> assertThat(ofKind("client_started")).isEqualTo(1));

        await("delete from consumer_position");
        rewind();
        updates.send(updates.event(ClientEvent.TYPE, app, report("started")));
        updates.send(bootId("FORGOT"), 2, downloads(app, "5.0.0", 40));
        PATIENTLY.untilAsserted(() -> assertThat(ofVersion("5.0.0")).isEqualTo(44));
        PATIENTLY.untilAsserted(() -> assertThat(ofKind("client_started")).isEqualTo(2));
    }

    @Test
    void client_reports_count_once_by_their_id() {
        Event failed = updates.event(ClientEvent.TYPE, app, report("failed"));
        updates.send(failed);
        updates.send(failed);
        updates.send(updates.event(ClientEvent.TYPE, app, report("failed")));
        updates.send(updates.event(ClientEvent.TYPE, app, report("installed")));
        updates.send(updates.event(ClientEvent.TYPE, app, report("downloaded")));

        PATIENTLY.untilAsserted(
                () -> assertThat(List.of(ofKind("client_failed"), ofKind("client_installed"), ofKind("client_downloaded")))
                        .containsExactly(2L, 1L, 1L));
    }

    @Test
    void of_a_report_only_released_versions_and_known_platforms_make_rows_of_their_own() {
        String own = Ulid.next();
        await("insert into app (id, slug, name) values ('%s', 'reported', 'Reported')".formatted(own));
        await("insert into channel (app_id, name, stability) values ('%s', 'stable', 0)".formatted(own));
        await("insert into release (id, app_id, version, channel) values ('%s', '%s', '1.1.0', 'stable')"
                .formatted(Ulid.next(), own));
        updates.send(updates.event(ClientEvent.TYPE, own,
                new ClientEvent(own, "started", "1.1.0", "1.0.0", "amiga", null, null)));

        PATIENTLY.untilAsserted(() -> assertThat(rows(own)).containsExactly("client_started other 1.1.0 other"));
    }

    @Test
    void what_nobody_can_read_is_put_aside_with_the_reason_and_the_rest_goes_on() {
        String key = bootId("GARBAGE");
        byte[] garbage = { (byte) 0xc3, 0x28, 0, (byte) 0xff };
        updates.send(key, garbage);
        updates.send(key, 1, downloads(app, "6.0.0", 1));
        updates.send(updates.event("weather.changed", key, report("started")));
        updates.send(updates.event(UsageDelta.TYPE, key, new UsageDelta(bootId("ELSE"), 1, List.of())));
        updates.send(key, 2, downloads(app, "6.0.0", 0));
        updates.send(key, 3, downloads(app, "6.0.0", 10));

        PATIENTLY.untilAsserted(() -> assertThat(ofVersion("6.0.0")).isEqualTo(11));
        List<ConsumerRecord<byte[], byte[]>> letters = updates.deadLetters(key);
        assertThat(letters.get(0).value()).isEqualTo(garbage);
        assertThat(letters).extracting(UsageRollupTest::reason).satisfiesExactly(
                reason -> assertThat(reason).isNotBlank(),
                reason -> assertThat(reason).isEqualTo("type weather.changed is not known here"),
                reason -> assertThat(reason).isEqualTo("the key is not the bootId"),
                reason -> assertThat(reason).isEqualTo("count is out of range"));
    }

    @Test
    void a_record_that_only_the_database_refuses_is_put_aside_alone() {
        String key = bootId("OVERFLOW");
        String full = Ulid.next();
        Stream.of("usage_hourly", "usage_daily").forEach(table -> await("""
                insert into %s (app_id, bucket, kind, release_version, platform, country, channel, outcome, count)
                values ('%s', '%s', 'update_download', '7.0.0', 'linux-x86_64', 'DE', 'stable', 'redirected', %d)"""
                .formatted(table, full, HOUR, Long.MAX_VALUE - 1)));
        updates.send(key, 1, downloads(app, "7.0.0", 1));
        updates.send(key, 2, downloads(full, "7.0.0", 2));
        updates.send(key, 3, downloads(app, "7.0.0", 10));

        PATIENTLY.untilAsserted(() -> assertThat(ofVersion("7.0.0")).isEqualTo(11));
        assertThat(updates.deadLetters(key)).singleElement()
                .satisfies(letter -> assertThat(reason(letter)).contains("bigint out of range"));
    }

    @Test
    void while_postgresql_is_away_records_wait_and_then_count_once() {
        updates.send(bootId("OUTAGE"), 1, downloads(app, "8.0.0", 1));
        PATIENTLY.untilAsserted(() -> assertThat(ofVersion("8.0.0")).isEqualTo(1));

        stack.stop(StackPart.POSTGRES);
        updates.send(bootId("OUTAGE"), 2, downloads(app, "8.0.0", 10));
        PATIENTLY.untilAsserted(() -> assertThat(RestAssured.get(ready).statusCode()).isEqualTo(503));
        assertThat(RestAssured.get(live).statusCode()).isEqualTo(200);
        stack.start(StackPart.POSTGRES);
        updates.send(bootId("OUTAGE"), 3, downloads(app, "8.0.0", 100));

        PATIENTLY.untilAsserted(() -> assertThat(ofVersion("8.0.0")).isEqualTo(111));
        PATIENTLY.untilAsserted(() -> assertThat(RestAssured.get(ready).statusCode()).isEqualTo(200));
    }

    @Test
    void different_clients_are_counted_once_over_processes_days_and_repeats() {
        String own = Ulid.next();
        Instant yesterday = HOUR.minus(Duration.ofDays(1));
        sendClients(bootId("CLIENTS1"), clients(own, HOUR, "ann", "bob"), clients(own, yesterday, "ann", "eve"));
        sendClients(bootId("CLIENTS2"), clients(own, HOUR, "bob", "cat"));
        sendClients(bootId("CLIENTS2"), clients(own, HOUR, "bob", "cat"));
        await("insert into app (id, slug, name) values ('%s', 'clients', 'Clients')".formatted(own));

        PATIENTLY.untilAsserted(() -> assertThat(all(own).activeClients()).isEqualTo(4));
        Instant today = HOUR.truncatedTo(ChronoUnit.DAYS);
        assertThat(statistics.analytics(own, period(today, null), false).await().atMost(LIMIT).activeClients()).isEqualTo(3);
    }

    @Test
    void clients_are_kept_by_what_they_are_and_all_of_an_app_together() {
        String own = Ulid.next();
        await("insert into app (id, slug, name) values ('%s', 'kinds', 'Kinds')".formatted(own));
        sendClients(bootId("KINDS1"), ofKind(own, "1.0.0", "ann", "bob"), ofKind(own, "1.1.0", "cat"));
        sendClients(bootId("KINDS2"), ofKind(own, "1.0.0", "bob", "dan"), clients(own, HOUR, "eve"));

        PATIENTLY.untilAsserted(() -> assertThat(all(own).activeClients()).isEqualTo(5));
        assertThat(kinds(own)).containsExactly("beta 1.0.0 linux-x86_64: 3", "beta 1.1.0 linux-x86_64: 1");
    }

    @Test
    void checks_of_clients_with_an_id_are_counted_beside_all_of_them() {
        String own = Ulid.next();
        String boot = bootId("IDENTIFIED");
        updates.send(updates.event(UsageDelta.TYPE, boot,
                new UsageDelta(boot, 1, List.of(count(HOUR, own, "check", "", "linux", "", 9)), List.of(),
                        List.of(count(HOUR, own, "identified_check", "", "linux", "", 4)))));

        PATIENTLY.untilAsserted(() -> assertThat(all(own).totalChecks()).isEqualTo(9));
        assertThat(rows(own)).containsExactlyInAnyOrder("check   linux", "identified_check   linux");
    }

    @Test
    void the_statistics_tell_what_was_counted() {
        String own = Ulid.next();
        Instant yesterday = HOUR.minus(Duration.ofDays(1));
        await("insert into app (id, slug, name, created_at) values ('%s', 'figures', 'Figures', '2026-01-05T12:30:00Z')"
                .formatted(own));
        updates.send(bootId("FIGURES"), 1, count(HOUR, own, "check", "", "linux-x86_64", "DE", 50),
                count(HOUR, own, "update_download", "1.1.0", "linux-x86_64", "DE", 5),
                count(yesterday, own, "update_download", "1.0.0", "darwin-aarch64", "", 2),
                count(HOUR, own, "installer_download", "1.1.0", "windows-x86_64", "FR", 1));

        PATIENTLY.untilAsserted(() -> assertThat(all(own).totalChecks()).isEqualTo(50));
        AppAnalytics analytics = statistics.analytics(own, period(null, null), true).await().atMost(LIMIT);
        assertThat(analytics).usingRecursiveComparison().ignoringFields("period").isEqualTo(new AppAnalytics(8, 7, 1, 50, 0,
                List.of(new AppAnalytics.VersionCount("1.1.0", 6), new AppAnalytics.VersionCount("1.0.0", 2)),
                List.of(new AppAnalytics.PlatformCount("linux-x86_64", 5), new AppAnalytics.PlatformCount("darwin-aarch64", 2),
                        new AppAnalytics.PlatformCount("windows-x86_64", 1)),
                List.of(new AppAnalytics.CountryCount("DE", 5), new AppAnalytics.CountryCount("Unknown", 2),
                        new AppAnalytics.CountryCount("FR", 1)),
                null));
        assertThat(analytics.period().start()).isEqualTo(Instant.parse("2026-01-05T12:30:00Z"));
        assertThat(analytics.period().end()).isAfterOrEqualTo(HOUR);

        assertThat(statistics.analytics(own, period(yesterday, HOUR), false).await().atMost(LIMIT))
                .satisfies(part -> assertThat(part.totalDownloads()).isEqualTo(2))
                .satisfies(part -> assertThat(part.byCountry()).isNull());
        assertSeries(own, "24h", 24, 6);
        assertSeries(own, "7d", 7, 8);
        assertSeries(own, "90d", 90, 8);
    }

    @Test
    void an_app_that_was_never_used_has_zeros_everywhere() {
        AppAnalytics analytics = all(Ulid.next());

        assertThat(analytics.totalDownloads()).isZero();
        assertThat(analytics.byVersion()).isEmpty();
        assertSeries(Ulid.next(), "30d", 30, 0);
    }

    private void assertSeries(String appId, String period, int points, long total) {
        Timeseries series = statistics.timeseries(appId, TimeseriesPeriod.parse(period)).await().atMost(LIMIT);
        assertThat(series.data()).hasSize(points);
        assertThat(series.total()).isEqualTo(total);
        ChronoUnit unit = period.equals("24h") ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        assertThat(series.data().get(points - 1).timestamp()).isBetween(HOUR.truncatedTo(unit), Instant.now());
    }

    private AppAnalytics all(String appId) {
        return statistics.analytics(appId, period(null, null), false).onFailure().transform(AssertionError::new)
                .await().atMost(LIMIT);
    }

    private long ofVersion(String version) {
        return all(app).byVersion().stream().filter(count -> count.version().equals(version))
                .mapToLong(AppAnalytics.VersionCount::count).sum();
    }

    private long ofKind(String kind) {
        return pool.preparedQuery("select coalesce(sum(count), 0)::bigint from usage_hourly where app_id = $1 and kind = $2")
                .execute(Tuple.of(app, kind)).map(rows -> rows.iterator().next().getLong(0)).await().atMost(LIMIT);
    }

    private List<String> rows(String appId) {
        return pool.preparedQuery("""
                select concat_ws(' ', kind, current_version, release_version, platform) from usage_daily where app_id = $1""")
                .execute(Tuple.of(appId)).map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(row -> row.getString(0)).toList())
                .await().atMost(LIMIT);
    }

    private List<String> kinds(String appId) {
        return pool.preparedQuery("""
                select concat_ws(' ', channel, current_version, platform), sketch from active_client_kinds_daily
                where app_id = $1 order by 1""").execute(Tuple.of(appId))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(row -> row.getString(0) + ": " + ClientSketch.of(row.getBuffer(1).getBytes()).estimate()).toList())
                .await().atMost(LIMIT);
    }

    private void rewind() {
        clients.getConsumer("usage").runOnPollingThread(consumer -> {
            consumer.seekToBeginning(consumer.assignment());
        })
                .await().atMost(LIMIT);
    }

    private void migrate() {
        await(Migrations.sql());
        await("create table flyway_schema_history (version varchar(50), success boolean not null)");
        await("insert into flyway_schema_history values ('" + SchemaVersion.REQUIRED + "', true)");
    }

    private void await(String sql) {
        pool.query(sql).execute().await().atMost(LIMIT);
    }

    private static AskedPeriod period(Instant start, Instant end) {
        return new AskedPeriod(Optional.ofNullable(start), Optional.ofNullable(end));
    }

    private ClientEvent report(String type) {
        return new ClientEvent(app, type, "1.1.0", "1.0.0", "linux-x86_64", null, null);
    }

    private static UsageCount downloads(String appId, String version, long count) {
        return count(HOUR, appId, "update_download", version, "linux-x86_64", "DE", count);
    }

    private static UsageCount count(Instant hour, String appId, String kind, String version, String platform, String country,
            long count) {
        return new UsageCount(hour, appId, kind, "stable", "", version, platform, country, "redirected", count);
    }

    /** Made of a word, so that each test has processes of its own. */
    private void sendClients(String bootId, ActiveClients... clients) {
        updates.send(updates.event(UsageDelta.TYPE, bootId, new UsageDelta(bootId, 1, List.of(), List.of(clients), List.of())));
    }

    private static ActiveClients clients(String appId, Instant time, String... ids) {
        ClientSketch sketch = ClientSketch.empty();
        Stream.of(ids).forEach(sketch::add);
        return new ActiveClients(time.truncatedTo(ChronoUnit.DAYS), appId, null, null, null, sketch.state());
    }

    private static ActiveClients ofKind(String appId, String version, String... ids) {
        ActiveClients plain = clients(appId, HOUR, ids);
        return new ActiveClients(plain.day(), appId, "beta", version, "linux-x86_64", plain.sketch());
    }

    private static String bootId(String word) {
        return "0".repeat(Ulid.LENGTH - word.length()) + word;
    }

    private static String reason(ConsumerRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader(DeadLetters.REASON).value(), StandardCharsets.UTF_8);
    }
}
