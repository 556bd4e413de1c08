package dev.oasis.admin.app;

import java.time.Instant;
import java.util.Set;

import dev.oasis.common.catalog.app.App;
import dev.oasis.common.web.conditional.Tagged;

/**
 * An app as the API answers it.
 *
 * @param publicKey the oldest of its signing keys, or null
 * @param latestVersion the highest published version, or null
 */
public record AppView(String id, String slug, String name, String description, String publicKey, long releaseCount,
        String latestVersion, Instant createdAt, Instant updatedAt) implements Tagged {

    /** What releases come and go is not a change of the app. */
    @Override
    public Set<String> figures() {
        return Set.of("releaseCount", "latestVersion");
    }

    static AppView of(App app, AppFigures figures) {
        return new AppView(app.id, app.slug, app.name, app.description, figures.publicKey(), figures.releaseCount(),
                figures.latestVersion(), app.createdAt, app.updatedAt);
    }
}
