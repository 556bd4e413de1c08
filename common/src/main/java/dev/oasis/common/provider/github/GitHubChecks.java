package dev.oasis.common.provider.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.oasis.common.provider.CheckAnnotation;
import dev.oasis.common.provider.CheckConclusion;
import dev.oasis.common.provider.CheckRun;
import dev.oasis.common.provider.KnownCheckRun;
import dev.oasis.common.provider.ProviderRefused;
import dev.oasis.common.provider.RepositoryAddress;
import dev.oasis.common.provider.http.ProviderRequest;
import dev.oasis.common.provider.http.ProviderResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Check runs, which Apps alone may write. */
final class GitHubChecks {

    /** GitHub takes so many in one request and adds those of the next to them. */
    private static final int ANNOTATIONS = 50;
    private static final int LONGEST_SUMMARY = 65_535;

    private final GitHubHttp http;

    GitHubChecks(GitHubHttp http) {
        this.http = http;
    }

    Uni<Optional<KnownCheckRun>> find(RepositoryAddress repository, CheckRun run) {
        return find(repository, run, Optional.empty());
    }

    private Uni<Optional<KnownCheckRun>> find(RepositoryAddress repository, CheckRun run, Optional<String> page) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("check_name", run.name());
        // Of several with one name, as a repeated job of the commit leaves them, only the newest would be told.
        query.put("filter", "all");
        query.put("per_page", "100");
        page.ifPresent(number -> query.put("page", number));
        return http.as(repository, ProviderRequest
                .get(http.address(GitHubHttp.path(repository, "/commits/" + run.headSha() + "/check-runs"), query)))
                .flatMap(response -> known(response, run)
                        .map(found -> Uni.createFrom().item(Optional.of(found)))
                        .orElseGet(() -> response.next("page").isPresent() ? find(repository, run, response.next("page"))
                                : Uni.createFrom().item(Optional.empty())));
    }

    private static Optional<KnownCheckRun> known(ProviderResponse response, CheckRun run) {
        return response.object().getJsonArray("check_runs", new JsonArray()).stream().map(JsonObject.class::cast)
                .filter(found -> run.externalId().equals(found.getString("external_id"))).findFirst()
                .map(found -> new KnownCheckRun(String.valueOf(found.getValue("id")),
                        found.getJsonObject("output", new JsonObject()).getInteger("annotations_count", 0)));
    }

    Uni<String> create(RepositoryAddress repository, CheckRun run) {
        requireApp();
        List<List<CheckAnnotation>> batches = batches(run.annotations());
        return http.as(repository, ProviderRequest.post(http.address(GitHubHttp.path(repository, "/check-runs")),
                body(run, batches.get(0)).put("head_sha", run.headSha())))
                .map(response -> String.valueOf(response.object().getValue("id")))
                .call(id -> patchAll(repository, id, run, batches.subList(1, batches.size())));
    }

    Uni<Void> update(RepositoryAddress repository, String id, CheckRun run) {
        requireApp();
        return patchAll(repository, id, run, batches(run.annotations()));
    }

    private void requireApp() {
        if (!http.isApp()) {
            throw new ProviderRefused(403, "only a GitHub App may write check runs.");
        }
    }

    private Uni<Void> patchAll(RepositoryAddress repository, String id, CheckRun run, List<List<CheckAnnotation>> batches) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (List<CheckAnnotation> batch : batches) {
            chain = chain.chain(() -> patch(repository, id, run, batch).replaceWithVoid());
        }
        return chain;
    }

    private Uni<ProviderResponse> patch(RepositoryAddress repository, String id, CheckRun run, List<CheckAnnotation> batch) {
        return http.as(repository,
                ProviderRequest.patch(http.address(GitHubHttp.path(repository, "/check-runs/" + id)), body(run, batch)));
    }

    private static List<List<CheckAnnotation>> batches(List<CheckAnnotation> all) {
        List<List<CheckAnnotation>> batches = new ArrayList<>();
        for (int from = 0; from == 0 || from < all.size(); from += ANNOTATIONS) {
            batches.add(all.subList(from, Math.min(all.size(), from + ANNOTATIONS)));
        }
        return batches;
    }

    private static JsonObject body(CheckRun run, List<CheckAnnotation> annotations) {
        JsonObject body = new JsonObject().put("name", run.name()).put("external_id", run.externalId())
                .put("status", run.conclusion().isPresent() ? "completed"
                        : run.startedAt().isPresent() ? "in_progress" : "queued")
                .put("output", new JsonObject().put("title", run.title())
                        .put("summary", run.summary().substring(0, Math.min(run.summary().length(), LONGEST_SUMMARY)))
                        .put("annotations", new JsonArray(annotations.stream().map(GitHubChecks::annotation).toList())));
        run.details().ifPresent(details -> body.put("details_url", details.toString()));
        run.startedAt().map(Instant::toString).ifPresent(start -> body.put("started_at", start));
        run.conclusion().map(CheckConclusion::wireName).ifPresent(conclusion -> body.put("conclusion", conclusion));
        run.completedAt().map(Instant::toString).ifPresent(end -> body.put("completed_at", end));
        return body;
    }

    private static JsonObject annotation(CheckAnnotation annotation) {
        return new JsonObject().put("path", annotation.path()).put("start_line", annotation.startLine())
                .put("end_line", annotation.endLine()).put("annotation_level", annotation.level().wireName())
                .put("title", annotation.title()).put("message", annotation.message());
    }
}
