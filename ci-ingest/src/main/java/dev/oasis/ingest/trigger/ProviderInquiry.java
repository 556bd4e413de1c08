package dev.oasis.ingest.trigger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.common.pipeline.PipelineJson;
import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.ProviderApi;
import dev.oasis.common.provider.ProviderApis;
import dev.oasis.common.provider.RepositoryAddress;
import dev.oasis.common.trigger.Reading;
import dev.oasis.common.trigger.RepositoryEvent;
import dev.oasis.common.trigger.RepositoryEvent.BranchPushed;
import dev.oasis.common.trigger.RepositoryEvent.ChangeProposed;
import dev.oasis.common.trigger.RepositoryEvent.ReleasePublished;
import dev.oasis.common.trigger.TouchedFiles;
import dev.oasis.common.trigger.TriggerDecision;
import dev.oasis.common.trigger.TriggerRules;
import dev.oasis.common.trigger.Triggering;
import dev.oasis.common.webhook.WebhookEvent;
import dev.oasis.ingest.trigger.EventPipelines.Found;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Asks the provider for what a payload leaves open, when a pipeline's rules depend on it. No session is open meanwhile. */
@ApplicationScoped
class ProviderInquiry {

    private static final Logger LOG = Logger.getLogger(ProviderInquiry.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EventPipelines pipelines;
    private final PipelineJson json;
    private final ProviderApis providers;

    ProviderInquiry(EventPipelines pipelines, PipelineJson json, ProviderApis providers) {
        this.pipelines = pipelines;
        this.json = json;
        this.providers = providers;
    }

    /** Whom to ask, and for what. */
    private record Question(Integration integration, RepositoryAddress repository, boolean files) {
    }

    /** Never fails for the provider's sake: what it does not tell stays unknown. */
    Uni<Findings> about(WebhookEvent event) {
        if (!(EventReading.of(event) instanceof Reading.Happened happened)) {
            return Uni.createFrom().item(Findings.NONE);
        }
        Context context = Vertx.currentContext();
        return Panache.withSession(() -> question(event, happened))
                .flatMap(question -> question.map(asked -> ask(asked, happened.event()))
                        .orElseGet(() -> Uni.createFrom().item(Findings.NONE)))
                .emitOn(command -> context.runOnContext(ignored -> command.run()));
    }

    private Uni<Optional<Question>> question(WebhookEvent event, Reading.Happened happened) {
        return pipelines.of(event, happened.repository()).flatMap(found -> {
            List<TriggerRules> undecided = undecided(found, happened.event());
            if (undecided.isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
            }
            boolean files = undecided.stream().anyMatch(rules -> !rules.paths().isAll());
            return Integration.<Integration> findById(found.repository().orElseThrow().integrationId)
                    .map(integration -> Optional.of(new Question(integration, found.repository().get().address(), files)));
        });
    }

    // Those that run by what is known so far, where more could be known.
    private List<TriggerRules> undecided(Found found, RepositoryEvent event) {
        boolean openFiles = event instanceof ChangeProposed
                || event instanceof BranchPushed push && push.files() instanceof TouchedFiles.Unknown && !push.isNewBranch();
        boolean openCommit = event instanceof ChangeProposed change && change.message().isEmpty()
                || event instanceof ReleasePublished release && release.sha().isEmpty();
        return found.pipelines().stream().map(json::rules)
                .filter(rules -> openCommit || openFiles && !rules.paths().isAll())
                .filter(rules -> Triggering.decide(event, rules, TouchedFiles.UNKNOWN) instanceof TriggerDecision.Run)
                .toList();
    }

    private Uni<Findings> ask(Question question, RepositoryEvent event) {
        ProviderApi api = providers.of(question.integration());
        Uni<TouchedFiles> files = question.files() ? orElse(files(api, question, event), TouchedFiles.UNKNOWN)
                : Uni.createFrom().item(TouchedFiles.UNKNOWN);
        return files.flatMap(touched -> {
            if (event instanceof ChangeProposed change && change.message().isEmpty()) {
                return commit(api, question, change.head())
                        .map(found -> new Findings(touched, found.map(Commit::message), Optional.empty()));
            }
            if (event instanceof ReleasePublished release && release.sha().isEmpty()) {
                return commit(api, question, release.tag())
                        .map(found -> new Findings(touched, Optional.empty(), found.map(Commit::sha)));
            }
            return Uni.createFrom().item(new Findings(touched, Optional.empty(), Optional.empty()));
        });
    }

    private record Commit(String sha, String message) {
    }

    private static Uni<Optional<Commit>> commit(ProviderApi api, Question question, String ref) {
        return orElse(api.commits(question.repository(), ref, Optional.empty())
                .map(page -> page.items().stream().findFirst().map(found -> new Commit(found.sha(), found.message()))),
                Optional.empty());
    }

    private static Uni<TouchedFiles> files(ProviderApi api, Question question, RepositoryEvent event) {
        if (event instanceof BranchPushed push) {
            return between(api, question, push.before(), push.after());
        }
        return event instanceof ChangeProposed change ? between(api, question, change.base(), change.head())
                : Uni.createFrom().item(TouchedFiles.UNKNOWN);
    }

    private static Uni<TouchedFiles> between(ProviderApi api, Question question, String before, String after) {
        return api.changedFiles(question.repository(), Optional.of(before), after)
                .map(changed -> changed.complete() ? new TouchedFiles.Known(Set.copyOf(changed.paths()))
                        : TouchedFiles.UNKNOWN);
    }

    private static <T> Uni<T> orElse(Uni<T> answer, T unknown) {
        return answer.ifNoItem().after(PATIENCE).fail()
                .onFailure()
                .invoke(failure -> LOG.debugf("A pipeline is decided without the provider: %s", failure.getMessage()))
                .onFailure().recoverWithItem(unknown);
    }
}
