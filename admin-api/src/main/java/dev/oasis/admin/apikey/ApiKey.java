package dev.oasis.admin.apikey;

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

import dev.oasis.common.identity.AppBinding;
import dev.oasis.common.identity.Grant;
import dev.oasis.common.identity.Scope;
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
    /** Wire names with commas between them. */
    public String scopes;
    public boolean allApps;
    public Instant expiresAt;
    public Instant revokedAt;
    public Instant lastUsedAt;
    public Instant createdAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "api_key_app", joinColumns = @JoinColumn(name = "api_key_id"))
    @Column(name = "app_id")
    public Set<String> appIds;

    static String column(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::wireName).collect(Collectors.joining(","));
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
