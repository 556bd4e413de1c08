package dev.oasis.common.publishing;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.oasis.common.id.Ulid;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** Jobs that may release an app, and what they may do. */
@Entity
@Table(name = "publisher")
public class Publisher extends PanacheEntityBase {

    private static final String BETWEEN_REFS = " ";
    private static final String COMMA = ",";

    @Id
    public String id;
    public String appId;
    public String name;
    /** Name of a {@link TrustedIssuer}. */
    public String provider;
    public String repository;
    public String repositoryId;
    public String ownerId;
    public String workflow;
    public String jobWorkflow;
    public String environment;
    public String refs;
    public boolean protectedRefs;
    public String permissions;
    public String channels;
    public boolean enabled;
    /** A token works for the revision for which it was given. */
    public int revision;
    public Instant lastUsedAt;
    public Instant createdAt;
    public Instant updatedAt;

    protected Publisher() {
    }

    public Publisher(String appId, Instant now) {
        this.id = Ulid.next();
        this.appId = appId;
        this.enabled = true;
        this.revision = 1;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** The rules of an app that speak of this provider and are switched on. */
    public static Uni<List<Publisher>> working(String appId, String provider) {
        return list("appId = ?1 and provider = ?2 and enabled order by id", appId, provider);
    }

    public PublisherRule rule() {
        return new PublisherRule(repository, Optional.ofNullable(repositoryId), Optional.ofNullable(ownerId), workflow,
                Optional.ofNullable(jobWorkflow), patterns(), protectedRefs, Optional.ofNullable(environment));
    }

    public Mandate mandate() {
        return mandate(permissions, channels);
    }

    /**
     * @param permissions as the columns of that name hold it
     * @param channels likewise, or null
     */
    public static Mandate mandate(String permissions, String channels) {
        Set<Permission> allowed = Arrays.stream(permissions.split(COMMA)).flatMap(name -> Permission.parse(name).stream())
                .collect(Collectors.toSet());
        return new Mandate(allowed, Optional.ofNullable(channels).map(names -> Set.of(names.split(COMMA))));
    }

    public void allow(Set<Permission> allowed) {
        permissions = allowed.stream().sorted().map(Permission::wireName).collect(Collectors.joining(COMMA));
    }

    /** @param names empty for all channels */
    public void allowChannels(Optional<Set<String>> names) {
        channels = names.map(all -> all.stream().sorted().collect(Collectors.joining(COMMA))).orElse(null);
    }

    public List<RefPattern> patterns() {
        return Arrays.stream(refs.split(BETWEEN_REFS)).map(RefPattern::new).toList();
    }

    public void takeRefs(List<RefPattern> patterns) {
        refs = patterns.stream().map(RefPattern::text).distinct().collect(Collectors.joining(BETWEEN_REFS));
    }

    /** Notes a job, and from the first one on what the repository and its owner really are. */
    public void used(JobClaims job, Instant now) {
        lastUsedAt = now;
        repositoryId = repositoryId == null ? job.repositoryId() : repositoryId;
        ownerId = ownerId == null ? job.ownerId() : ownerId;
    }
}
