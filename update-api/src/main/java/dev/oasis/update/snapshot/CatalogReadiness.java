package dev.oasis.update.snapshot;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.smallrye.common.annotation.NonBlocking;

/**
 * Ready when a catalog is held, wherever it came from. If the database counted, its outage would take every replica away from
 * clients that all of them could still answer.
 */
@Readiness
@NonBlocking
@ApplicationScoped
public class CatalogReadiness implements HealthCheck {

    private static final String NAME = "catalog";

    private final HeldCatalog catalog;

    public CatalogReadiness(HeldCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public HealthCheckResponse call() {
        CatalogSnapshot held = catalog.current();
        return held == null ? HealthCheckResponse.named(NAME).down().withData("reason", "No catalog was loaded yet.").build()
                : HealthCheckResponse.named(NAME).up().withData("version", held.version()).build();
    }
}
