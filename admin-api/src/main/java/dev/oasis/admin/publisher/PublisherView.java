package dev.oasis.admin.publisher;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.oasis.common.publishing.Permission;
import dev.oasis.common.publishing.Publisher;
import dev.oasis.common.publishing.RefPattern;
import dev.oasis.common.web.conditional.Tagged;

/**
 * A rule as the API answers it.
 *
 * @param repositoryId null until it is pinned by the first job, like {@code ownerId}
 * @param channels null for all
 */
public record PublisherView(String id, String name, String provider, String repository, String repositoryId, String ownerId,
        String workflow, String jobWorkflow, String environment, List<String> refs, boolean protectedRefs,
        List<String> permissions, List<String> channels, boolean enabled, Instant lastUsedAt, Instant createdAt,
        Instant updatedAt) implements Tagged {

    /** Being used is no change. */
    @Override
    public Set<String> figures() {
        return Set.of("lastUsedAt", "repositoryId", "ownerId");
    }

    static PublisherView of(Publisher publisher) {
        return new PublisherView(publisher.id, publisher.name, publisher.provider, publisher.repository,
                publisher.repositoryId, publisher.ownerId, publisher.workflow, publisher.jobWorkflow, publisher.environment,
                publisher.patterns().stream().map(RefPattern::text).toList(), publisher.protectedRefs,
                publisher.mandate().permissions().stream().sorted().map(Permission::wireName).toList(),
                publisher.mandate().channels().map(names -> names.stream().sorted().toList()).orElse(null),
                publisher.enabled, publisher.lastUsedAt, publisher.createdAt, publisher.updatedAt);
    }
}
