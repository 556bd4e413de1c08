package dev.oasis.localstack.up;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A service that {@code up} starts.
 *
 * @param name its name and the folder of its module
 * @param prefixes the first path segments, or whole paths, that belong to it at the origin; none for the one that has
 *        everything else
 */
public record ServiceDefinition(String name, Set<String> prefixes) {

    /** It migrates the schema, which the others wait for: it is started alone. */
    public static final ServiceDefinition ADMIN_API = new ServiceDefinition("admin-api",
            Set.of("admin", "console", "auth", "version", "health/detailed", "openapi", "docs", "redoc"));
    /** It answers whatever has no prefix of its own. */
    public static final ServiceDefinition UPDATE_API = new ServiceDefinition("update-api", Set.of());

    public static final ServiceDefinition CI_INGEST = new ServiceDefinition("ci-ingest", Set.of("ci", "webhooks"));
    public static final ServiceDefinition ANALYTICS = new ServiceDefinition("analytics", Set.of("analytics", "ws"));

    public static final List<ServiceDefinition> ALL = List.of(ADMIN_API, CI_INGEST, UPDATE_API, ANALYTICS);

    /** The packaged service below the root of the repository. */
    public Path jar(Path root) {
        return root.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** {@code OASIS_ADMIN_API_PORT} and the like. */
    String portVariable() {
        return "OASIS_" + variableName() + "_PORT";
    }

    /** {@code OASIS_PLATFORM_SERVICES_UPDATE_API} and the like. */
    String addressVariable() {
        return "OASIS_PLATFORM_SERVICES_" + variableName();
    }

    private String variableName() {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
