package dev.oasis.ingest.status;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.oasis.common.provider.CheckRun;
import dev.oasis.common.provider.CommitStatus;
import dev.oasis.common.provider.KnownCheckRun;
import dev.oasis.common.provider.ProviderApi;
import io.smallrye.mutiny.Uni;

/** A provider that writes down what it is told, and fails when it is to. */
final class RecordingApi {

    final List<CommitStatus> statuses = new ArrayList<>();
    final List<String> runs = new ArrayList<>();
    final List<CheckRun> lastRun = new ArrayList<>();
    /** What the provider has without our knowing. */
    final List<KnownCheckRun> unnoticed = new ArrayList<>();
    final Deque<RuntimeException> failures = new ArrayDeque<>();
    private final boolean checkRuns;

    RecordingApi(boolean checkRuns) {
        this.checkRuns = checkRuns;
    }

    ProviderApi api() {
        return (ProviderApi) java.lang.reflect.Proxy.newProxyInstance(RecordingApi.class.getClassLoader(),
                new Class<?>[] { ProviderApi.class }, (proxy, method, arguments) -> switch (method.getName()) {
                    case "hasCheckRuns" -> checkRuns;
                    case "postStatus" -> answer(() -> statuses.add((CommitStatus) arguments[1]), null);
                    case "findCheckRun" -> answer(() -> runs.add("find"), unnoticed.stream().findFirst());
                    case "createCheckRun" -> answer(() -> record("create", (CheckRun) arguments[1]), "run-1");
                    case "updateCheckRun" -> answer(() -> record("update " + arguments[1], (CheckRun) arguments[2]), null);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private void record(String what, CheckRun run) {
        runs.add(what + " " + run.conclusion().map(Enum::name).orElse(run.startedAt().isPresent() ? "RUNNING" : "QUEUED"));
        lastRun.clear();
        lastRun.add(run);
    }

    private Uni<Object> answer(Runnable effect, Object answer) {
        if (!failures.isEmpty()) {
            return Uni.createFrom().failure(failures.poll());
        }
        effect.run();
        return Uni.createFrom().item(answer);
    }
}
