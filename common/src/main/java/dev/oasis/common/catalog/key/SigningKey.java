package dev.oasis.common.catalog.key;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.oasis.common.catalog.app.App;
import dev.oasis.common.signing.MinisignPublicKey;
import dev.oasis.common.signing.TrustedKeys;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** A key that an app trusts, as its text stands in {@code plugins.updater.pubkey}. */
@Entity
@Table(name = "signing_key")
public class SigningKey extends PanacheEntityBase {

    @Id
    public String id;
    public String appId;
    public String keyId;
    public String publicKey;
    public String name;
    public Instant createdAt;

    /** The keys of an app, the oldest first. */
    public static Uni<List<SigningKey>> of(String appId) {
        return list("appId = ?1 order by id", appId);
    }

    /**
     * The keys of an app that has any.
     *
     * @throws Problem {@code app_has_no_signing_key}
     */
    public static Uni<TrustedKeys> requireTrusted(App app) {
        return of(app.id).map(keys -> {
            if (keys.isEmpty()) {
                throw Problem.of(ProblemCode.APP_HAS_NO_SIGNING_KEY, "Tauri clients refuse unsigned updates: first POST "
                        + "/admin/apps/" + app.slug
                        + "/signing-keys with {\"publicKey\": the text of plugins.updater.pubkey}.");
            }
            return new TrustedKeys(keys.stream().map(key -> MinisignPublicKey.parse(key.publicKey)).toList());
        });
    }
}
