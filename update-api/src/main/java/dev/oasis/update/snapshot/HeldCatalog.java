package dev.oasis.update.snapshot;

import java.time.Duration;

import jakarta.inject.Singleton;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** The one snapshot that all requests are answered from. Written by the refresh alone, read by any thread. */
@Singleton
public class HeldCatalog {

    private volatile CatalogSnapshot current;
    private volatile long confirmedAt = System.nanoTime();

    /** Null until a catalog is held. */
    public CatalogSnapshot current() {
        return current;
    }

    /** @throws Problem {@code service_unavailable} until a catalog is held */
    public CatalogSnapshot require() {
        CatalogSnapshot held = current;
        if (held == null) {
            throw Problem.unavailable(ProblemCode.SERVICE_UNAVAILABLE,
                    "The catalog is not loaded yet. Try again in a few seconds.", null);
        }
        return held;
    }

    /** @throws Problem {@code app_not_found} */
    public ServedApp requireApp(String name) {
        return requireApp(require(), name);
    }

    /** @throws Problem {@code app_not_found} */
    public static ServedApp requireApp(CatalogSnapshot catalog, String name) {
        return catalog.app(name).orElseThrow(() -> Problem.of(ProblemCode.APP_NOT_FOUND, "No app has this slug or id."));
    }

    /** The database was asked just now, and there is nothing newer. */
    void confirm() {
        confirmedAt = System.nanoTime();
    }

    /** How long ago the database was asked last; since the start when it has never answered. */
    Duration sinceConfirmed() {
        return Duration.ofNanos(System.nanoTime() - confirmedAt);
    }

    void hold(CatalogSnapshot snapshot) {
        current = snapshot;
    }
}
