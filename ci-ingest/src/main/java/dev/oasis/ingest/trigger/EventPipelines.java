package dev.oasis.ingest.trigger;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.pipeline.Pipeline;
import dev.oasis.common.provider.Repository;
import dev.oasis.common.webhook.WebhookEvent;
import io.smallrye.mutiny.Uni;

/** Finds the repository that an event is of, and the pipelines that it may start. Joins the session at hand. */
@ApplicationScoped
class EventPipelines {

    /** A repository that is looked at, and its pipelines; or why there is nothing to look at. */
    record Found(Optional<Repository> repository, List<Pipeline> pipelines, String reason) {

        static Found nothing(String reason) {
            return new Found(Optional.empty(), List.of(), reason);
        }
    }

    /** @param externalId the provider's number of the repository, as the payload has it */
    Uni<Found> of(WebhookEvent event, String externalId) {
        return repository(event, externalId).flatMap(found -> found
                .map(this::pipelines)
                .orElseGet(() -> Uni.createFrom().item(
                        Found.nothing("The webhook's integration has no repository with the number " + externalId + "."))));
    }

    // A hook vouches for what is its own: the number in the payload is only looked for there.
    private static Uni<Optional<Repository>> repository(WebhookEvent event, String externalId) {
        if (event.repositoryId().isPresent()) {
            return Repository.<Repository> findById(event.repositoryId().get())
                    .map(found -> Optional.ofNullable(found).filter(own -> own.externalId.equals(externalId)));
        }
        return event.integrationId().map(integration -> Repository.of(integration, externalId).map(Optional::ofNullable))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Found> pipelines(Repository repository) {
        if (!repository.active) {
            return Uni.createFrom().item(Found.nothing("The repository " + repository.fullName + " is switched off."));
        }
        if (repository.appId == null) {
            return Uni.createFrom().item(Found.nothing("The repository " + repository.fullName + " is linked to no app."));
        }
        return Pipeline.startedBy(repository.id, repository.appId).map(pipelines -> pipelines.isEmpty()
                ? Found.nothing("There is no pipeline for the repository " + repository.fullName + ".")
                : new Found(Optional.of(repository), pipelines, ""));
    }
}
