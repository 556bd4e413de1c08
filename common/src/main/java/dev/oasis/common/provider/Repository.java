package dev.oasis.common.provider;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.oasis.common.id.Ulid;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** A repository that Oasis looks at. Its number at the provider tells it, since its name can change. */
@Entity
@Table(name = "repository")
public class Repository extends PanacheEntityBase {

    @Id
    public String id;
    public String integrationId;
    /** The app that is made of it; null while it is linked to none. */
    public String appId;
    @Convert(converter = ProviderColumn.class)
    public Provider provider;
    public String externalId;
    /** The installation of the GitHub App that reaches it; null for every other kind. */
    public String installationId;
    public String fullName;
    public String defaultBranch;
    public String cloneUrl;
    public String webUrl;
    @Column(name = "private")
    public boolean isPrivate;
    /** Whether what happens in it is looked at. */
    public boolean active;
    /** Why the provider lets us no longer see it, as a sentence for people; written by {@code installation}. */
    @Column(insertable = false, updatable = false)
    public String alarm;
    @Column(insertable = false, updatable = false)
    public Instant alarmSince;
    public Instant createdAt;
    public Instant updatedAt;

    protected Repository() {
    }

    public Repository(Integration integration, RemoteRepository remote, Instant now) {
        this.id = Ulid.next();
        this.integrationId = integration.id;
        this.provider = integration.provider();
        this.externalId = remote.externalId();
        this.installationId = remote.installationId().orElse(null);
        this.active = true;
        this.createdAt = now;
        take(remote, now);
    }

    /** Takes over what the provider says of it now. */
    public final void take(RemoteRepository remote, Instant now) {
        fullName = remote.fullName();
        defaultBranch = remote.defaultBranch();
        cloneUrl = remote.cloneUrl();
        webUrl = remote.webUrl();
        isPrivate = remote.isPrivate();
        updatedAt = now;
    }

    /** What {@link ProviderApi} needs to know of it, also after the session's end. */
    public RepositoryAddress address() {
        return new RepositoryAddress(externalId, fullName, Optional.ofNullable(installationId));
    }

    /** The repository of this integration with the provider's number, or null. */
    public static Uni<Repository> of(String integrationId, String externalId) {
        return find("integrationId = ?1 and externalId = ?2", integrationId, externalId).firstResult();
    }
}
