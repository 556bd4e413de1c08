package dev.oasis.update.snapshot;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.smallrye.common.annotation.NonBlocking;

/**
 * Hears that the catalog has changed. What has changed stands in the database: an event that is lost, late or unreadable costs
 * half a second and nothing else.
 */
@ApplicationScoped
public class CatalogNudge {

    private final CatalogRefresh refresh;

    public CatalogNudge(CatalogRefresh refresh) {
        this.refresh = refresh;
    }

    @Incoming("catalog")
    @NonBlocking
    void changed(String event) {
        refresh.nudge();
    }
}
