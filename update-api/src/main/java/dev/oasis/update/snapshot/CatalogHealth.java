package dev.oasis.update.snapshot;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.health.HealthPart;
import dev.oasis.common.health.PartState;
import io.smallrye.mutiny.Uni;

/** Which catalog checks are answered from, and since when nobody has confirmed it. */
@ApplicationScoped
public class CatalogHealth implements HealthPart {

    private static final Duration LATE = Duration.ofSeconds(30);

    private final HeldCatalog held;

    public CatalogHealth(HeldCatalog held) {
        this.held = held;
    }

    @Override
    public String name() {
        return "catalog";
    }

    @Override
    public Uni<PartState> look() {
        return Uni.createFrom().item(() -> held.current() == null ? PartState.down(advice())
                : judge(held.current().version(), held.sinceConfirmed()));
    }

    static PartState judge(long version, Duration age) {
        String sentence = "Checks are answered from version " + version + " of the catalog";
        return age.compareTo(LATE) < 0 ? PartState.up(sentence + ", confirmed " + age.toSeconds() + " s ago.")
                : PartState.degraded(sentence + ", which the database has not confirmed for " + age.toSeconds()
                        + " s: what was released since is not offered until it answers.");
    }

    @Override
    public String advice() {
        return "No catalog was loaded yet; see that the database answers and was migrated.";
    }
}
