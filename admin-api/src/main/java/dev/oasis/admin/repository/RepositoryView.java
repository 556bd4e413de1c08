package dev.oasis.admin.repository;

import java.time.Instant;
import java.util.Set;

import dev.oasis.common.provider.Repository;
import dev.oasis.common.web.conditional.Tagged;

/** A repository as the API answers it. */
public record RepositoryView(String id, String integrationId, String appId, String provider, String externalId,
        String fullName, String defaultBranch, String cloneUrl, String webUrl, String visibility, boolean active,
        String alarm, Instant alarmSince, Instant createdAt, Instant updatedAt) implements Tagged {

    @Override
    public Set<String> figures() {
        return Set.of("alarm", "alarmSince");
    }

    static RepositoryView of(Repository repository) {
        return new RepositoryView(repository.id, repository.integrationId, repository.appId,
                repository.provider.wireName(), repository.externalId, repository.fullName, repository.defaultBranch,
                repository.cloneUrl, repository.webUrl, repository.isPrivate ? "private" : "public", repository.active,
                repository.alarm, repository.alarmSince,
                repository.createdAt, repository.updatedAt);
    }
}
