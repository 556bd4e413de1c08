package dev.oasis.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.common.catalog.rollout.RolloutBucket;
import dev.oasis.e2e.platform.Answer;
import dev.oasis.e2e.platform.Api;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;
import dev.oasis.e2e.platform.ReleasePost;
import dev.oasis.e2e.platform.SampleApp;
import dev.oasis.localstack.up.ServiceDefinition;
import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleFile;
import dev.oasis.testkit.kit.SampleSigner;

/** Who is offered a release: what an administrator orders, as clients see it. */
@ExtendWith(PlatformExtension.class)
class RolloutPathTest {

    private static final String LINUX = "linux-x86_64";
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration VISIBLE = Duration.ofSeconds(2);
    private static final Duration BY_ITSELF = Duration.ofSeconds(15);
    private static final Map<String, String> PLUGIN = Map.of("User-Agent", "tauri-plugin-updater/2.13.2");
    private static final List<String> CLIENTS = IntStream.range(0, 100).mapToObj(i -> "machine-" + i).toList();

    private final SampleSigner signer = SampleSigner.create();
    private final Api administration;
    private final Api clients;
    private final SampleApp app;
    private final String base;

    RolloutPathTest(Platform platform) {
        this.administration = platform.administration();
        this.clients = platform.anonymous(ServiceDefinition.UPDATE_API);
        this.app = SampleApp.create(platform, signer.publicKey());
        this.base = "/admin/apps/" + app.slug();
        await().atMost(VISIBLE).pollInterval(POLL).until(() -> check("stable", "1.0.0", PLUGIN).status() == 204);
    }

    @Test
    void a_ramp_reaches_ever_more_clients_and_loses_none_until_it_reaches_all() {
        String release = draft("1.1.0");
        administration.post(base + "/releases/" + release + "/publish", Map.of("percent", 10, "ramp",
                List.of(Map.of("percent", 50, "after", "PT3S"), Map.of("percent", 100, "after", "PT9S")))).expect(200);

        awaitReached(release, 1000);
        assertThat(offered("stable", "1.0.0", Map.of())).as("nobody without an id before 100 percent").isEmpty();
        Set<String> before = new HashSet<>();
        await().atMost(BY_ITSELF).pollInterval(POLL).until(() -> {
            Set<String> now = reached();
            assertThat(now).containsAll(before);
            before.addAll(now);
            return now.equals(included(release, 5000));
        });
        JsonNode held = administration.patch(base + "/releases/" + release + "/rollouts/stable", Map.of("held", true))
                .expect(200).json();
        assertThat(held.at("/ramp/0/appliedAt").asText()).isNotEmpty();
        await().atMost(VISIBLE).pollInterval(POLL).until(() -> reached().isEmpty());
        administration.patch(base + "/releases/" + release + "/rollouts/stable", Map.of("held", false)).expect(200);
        await().atMost(BY_ITSELF).pollInterval(POLL)
                .until(() -> offered("stable", "1.0.0", Map.of()).equals("1.1.0"));
        assertThat(reached()).hasSameSizeAs(CLIENTS);
    }

    @Test
    void a_beta_client_gets_a_newer_stable_and_promoting_needs_no_second_upload() {
        String beta = draft("1.1.0-beta.1");
        app.publish(beta);
        await().atMost(VISIBLE).pollInterval(POLL).until(() -> offered("beta", "1.0.0", Map.of()).equals("1.1.0-beta.1"));
        assertThat(offered("stable", "1.0.0", Map.of())).isEmpty();

        app.publish(draft("1.1.0"));
        await().atMost(VISIBLE).pollInterval(POLL).until(() -> offered("beta", "1.1.0-beta.1", Map.of()).equals("1.1.0"));

        String next = draft("1.2.0-beta.1");
        app.publish(next);
        administration.post(base + "/releases/" + next + "/promote", Map.of("channel", "stable")).expect(201);
        await().atMost(VISIBLE).pollInterval(POLL).until(() -> offered("stable", "1.1.0", Map.of()).equals("1.2.0-beta.1"));
    }

    @Test
    void a_preview_counts_the_clients_that_have_asked_and_apart_the_checks_of_those_without_an_id() {
        app.publish(draft("1.0.0"));
        await().atMost(VISIBLE).pollInterval(POLL).until(() -> offered("stable", "0.9.0", Map.of()).equals("1.0.0"));
        String next = draft("1.1.0");
        for (int i = 0; i < 3; i++) {
            CLIENTS.forEach(client -> offered("stable", "1.0.0", Map.of("X-Oasis-Client", client)));
            offered("stable", "1.0.0", Map.of());
        }

        await().atMost(BY_ITSELF).untilAsserted(() -> {
            JsonNode preview = administration.post(base + "/releases/" + next + "/rollout/preview", Map.of("percent", 50))
                    .expect(200).json();
            JsonNode group = preview.at("/groups/0");
            assertThat(group.get("currentVersion").asText()).isEqualTo("1.0.0");
            assertThat(group.get("platform").asText()).isEqualTo(LINUX);
            assertThat(group.get("clients").asInt()).isBetween(95, 105);
            assertThat(preview.get("reachedClients").asInt()).isBetween(47, 53);
            assertThat(group.get("checksWithoutId").asInt()).isEqualTo(3);
            assertThat(preview.get("reachedChecksWithoutId").asInt()).isZero();
        });
    }

    @Test
    void a_recall_leaves_the_three_ways_and_clients_take_them() {
        app.publish(draft("1.0.0"));
        String bad = draft("1.1.0");
        app.publish(bad);
        Map<String, String> back = Map.of("X-Oasis-Downgrade", "true");
        await().atMost(VISIBLE).pollInterval(POLL).until(() -> offered("stable", "1.0.0", Map.of()).equals("1.1.0"));
        assertThat(offered("stable", "1.1.0", back)).as("nothing older while it is offered").isEmpty();

        administration.post(base + "/releases/" + bad + "/recall", Map.of("exit", "hold", "reason", "crashes")).expect(200);
        await().atMost(VISIBLE).pollInterval(POLL).until(() -> offered("stable", "0.9.0", Map.of()).equals("1.0.0"));
        assertThat(offered("stable", "1.1.0", Map.of())).isEmpty();
        assertThat(offered("stable", "1.1.0", back)).isEmpty();

        administration.post(base + "/releases/" + bad + "/recall", Map.of("exit", "allow_downgrade")).expect(200);
        await().atMost(VISIBLE).pollInterval(POLL).until(() -> offered("stable", "1.1.0", back).equals("1.0.0"));
        assertThat(offered("stable", "1.1.0", Map.of())).isEmpty();
        assertThat(offered("stable", "1.0.0", back)).as("never its own version").isEmpty();

        String mended = draft("1.1.1");
        administration.post(base + "/releases/" + bad + "/recall", Map.of("exit", "roll_forward", "replacement", mended))
                .expect(200);
        await().atMost(VISIBLE).pollInterval(POLL).until(() -> offered("stable", "1.1.0", Map.of()).equals("1.1.1"));
    }

    @Test
    void a_draft_is_published_at_its_time_but_not_in_a_freeze() {
        String release = draft("1.1.0");
        String freeze = administration.post(base + "/freezes", Map.of("name", "Now", "once", Map.of("startsAt",
                Instant.now().minusSeconds(60).toString(), "endsAt", Instant.now().plusSeconds(3600).toString())))
                .expect(201).json().get("id").asText();
        administration.put(base + "/releases/" + release + "/schedule", Map.of("publishAt", Instant.now().toString()))
                .expect(200);
        assertThat(app.post(with(ReleasePost.of("1.2.0"), "1.2.0").published()).expect(409).json().get("code").asText())
                .isEqualTo("app_frozen");
        // Two looks of the schedule pass.
        await().pollDelay(Duration.ofSeconds(5)).until(() -> offered("stable", "1.0.0", Map.of()).isEmpty());

        administration.delete(base + "/freezes/" + freeze).expect(204);
        await().atMost(BY_ITSELF).pollInterval(POLL).until(() -> offered("stable", "1.0.0", Map.of()).equals("1.1.0"));
    }

    @Test
    void floors_systems_and_importance_are_told_to_the_clients_and_explained() {
        String floor = draft("1.1.0");
        String last = draft("1.2.0");
        administration.patch(base + "/releases/" + floor + "/terms", Map.of("floor", true)).expect(200);
        administration.patch(base + "/releases/" + last + "/terms",
                Map.of("critical", true, "minimumOs", Map.of("linux", "6.1"))).expect(200);
        app.publish(floor);
        app.publish(last);

        await().atMost(VISIBLE).pollInterval(POLL).until(() -> offered("stable", "1.1.0", Map.of()).equals("1.2.0"));
        assertThat(offered("stable", "1.0.0", Map.of())).as("the floor comes first").isEqualTo("1.1.0");
        assertThat(offered("stable", "1.1.0", Map.of("X-Oasis-OS-Version", "5.15"))).isEmpty();
        assertThat(check("stable", "1.1.0", Map.of()).json().at("/oasis/critical").asBoolean()).isTrue();

        JsonNode why = administration
                .get(base + "/explain?target=linux&arch=x86_64&version=1.1.0&osVersion=5.15").expect(200).json();
        assertThat(why.get("offer").isNull()).isTrue();
        assertThat(why.at("/passedOver/0/version").asText()).isEqualTo("1.2.0");
        assertThat(why.at("/passedOver/0/reason").asText()).isEqualTo("os_too_old");
    }

    @Test
    void the_oldest_clients_get_archives_and_if_the_app_says_so_a_quiet_answer() {
        byte[] archive = SampleFile.APPIMAGE_ARCHIVE.bytes(SampleFile.SMALLEST);
        ReleasePost both = app.with(with(ReleasePost.of("1.1.0"), "1.1.0"), LINUX,
                new SampleBundle("app.AppImage.tar.gz", archive, signer.sign(archive, "app.AppImage.tar.gz", "1.1.0")));
        app.post(both.published()).expect(201);
        Map<String, String> oldest = Map.of("User-Agent", "reqwest/0.11");

        await().atMost(VISIBLE).pollInterval(POLL).until(() -> check("stable", "1.0.0", oldest).status() == 200);
        assertThat(check("stable", "1.0.0", oldest).json().get("url").asText()).endsWith(".tar.gz");
        assertThat(check("stable", "1.0.0", PLUGIN).json().get("url").asText()).endsWith(".AppImage");
        assertThat(check("stable", "1.0.0", PLUGIN).header("Cache-Control").orElseThrow()).contains("private");
        assertThat(check("stable", "1.1.0", oldest).status()).isEqualTo(204);

        administration.patch(base + "/options", Map.of("quietForOldest", true)).expect(200);
        await().atMost(VISIBLE).pollInterval(POLL).until(() -> check("stable", "1.1.0", oldest).status() == 200);
        assertThat(check("stable", "1.1.0", oldest).json().get("version").asText()).isEqualTo("1.1.0");
        assertThat(check("stable", "1.1.0", PLUGIN).status()).isEqualTo(204);
    }

    private void awaitReached(String release, int basisPoints) {
        await().atMost(VISIBLE).pollInterval(POLL).until(() -> reached().equals(included(release, basisPoints)));
    }

    private Set<String> reached() {
        Set<String> reached = new HashSet<>();
        for (String client : CLIENTS) {
            if (!offered("stable", "1.0.0", Map.of("X-Oasis-Client", client)).isEmpty()) {
                reached.add(client);
            }
        }
        return reached;
    }

    private static Set<String> included(String salt, int basisPoints) {
        Set<String> included = new HashSet<>(CLIENTS);
        included.removeIf(client -> RolloutBucket.of(salt, client) >= basisPoints);
        return included;
    }

    /** The offered version, empty for nothing. */
    private String offered(String channel, String version, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(PLUGIN);
        all.putAll(headers);
        Answer answer = check(channel, version, all).expect(200, 204);
        return answer.status() == 204 ? "" : answer.json().get("version").asText();
    }

    private Answer check(String channel, String version, Map<String, String> headers) {
        return clients.get("/" + app.slug() + "/" + channel + "/update/linux/x86_64/" + version, headers);
    }

    private String draft(String version) {
        return app.post(with(ReleasePost.of(version), version)).expect(201).json().at("/release/id").asText();
    }

    private ReleasePost with(ReleasePost release, String version) {
        byte[] bytes = SampleFile.APPIMAGE.bytes(SampleFile.SMALLEST, version.hashCode());
        return app.with(release, LINUX, new SampleBundle("app.AppImage", bytes, signer.sign(bytes, "app.AppImage", version)));
    }
}
