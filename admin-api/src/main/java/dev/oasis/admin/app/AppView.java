package dev.oasis.admin.app;

import java.time.Instant;

import dev.oasis.common.catalog.app.App;

/**
 * An app as the API answers it.
 *
 * @param publicKey the oldest of its signing keys, or null
 * @param latestVersion the highest published version, or null
 */
public record AppView(String id, String slug, String name, String description, String publicKey, long releaseCount,
        String latestVersion, Instant createdAt, Instant updatedAt) {

    static AppView of(App app, AppFigures figures) {
        return new AppView(app.id, app.slug, app.name, app.description, figures.publicKey(), figures.releaseCount(),
                figures.latestVersion(), app.createdAt, app.updatedAt);
    }
}
