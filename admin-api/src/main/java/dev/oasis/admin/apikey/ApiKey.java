package dev.oasis.admin.apikey;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;

import dev.oasis.common.identity.ApiKeySecret;
import dev.oasis.common.identity.AppBinding;
import dev.oasis.common.identity.Grant;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** A key as it is administered; authentication reads the same rows through a look-up of its own. */
@Entity
@Table(name = "api_key")
public class ApiKey extends PanacheEntityBase {

    @Id
    public String id;
    public String name;
    public String prefix;
    public String secretSha256;
    /** Digest of the secret that the last rotation replaced, and until when that one works. */
    @Column(name = "previous_sha256")
    public String previousSha256;
    public Instant previousUntil;
    /** Wire names with commas between them. */
    public String scopes;
    public boolean allApps;
    public boolean enabled;
    public Instant expiresAt;
    public Instant revokedAt;
    /** Written by authentication alone. */
    @Column(updatable = false)
    public Instant lastUsedAt;
    public Instant createdAt;
    public Instant updatedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "api_key_app", joinColumns = @JoinColumn(name = "api_key_id"))
    @Column(name = "app_id")
    public Set<String> appIds;

    void grant(Set<Scope> granted) {
        scopes = granted.stream().sorted().map(Scope::wireName).collect(Collectors.joining(","));
    }

    /** Reaches these apps from now on, and no other. */
    void bind(AppBinding apps) {
        allApps = apps.all();
        appIds.retainAll(apps.ids());
        appIds.addAll(apps.ids());
    }

    /** Takes a new secret; the one before works until {@code now} and the overlap. */
    void rotate(ApiKeySecret secret, Instant now, Duration overlap) {
        previousSha256 = secretSha256;
        previousUntil = now.plus(overlap);
        secretSha256 = secret.sha256();
        prefix = secret.visiblePrefix();
    }

    /** @throws Problem {@code api_key_ended} */
    void requireNotRevoked() {
        if (revokedAt != null) {
            throw Problem.of(ProblemCode.API_KEY_ENDED, "This key was revoked for good; make a new one.");
        }
    }

    /** @throws Problem {@code api_key_ended} */
    void requireNotExpired(Instant now) {
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw Problem.of(ProblemCode.API_KEY_ENDED, "This key has expired; give it a later expiresAt first.");
        }
    }

    /** @throws IllegalArgumentException for an owner of some apps */
    Set<Grant> grants() {
        AppBinding apps = allApps ? AppBinding.ALL : AppBinding.only(appIds);
        return scopeNames().stream().flatMap(name -> Scope.parse(name).stream()).map(scope -> new Grant(scope, apps))
                .collect(Collectors.toSet());
    }

    List<String> scopeNames() {
        return Arrays.asList(scopes.split(","));
    }
}
