package dev.oasis.admin.documentation;

import java.util.Map;

/** Which service the one origin asks, by the first segment of the path. */
final class OriginPaths {

    static final String ADMIN = "admin-api";
    static final String UPDATE = "update-api";
    static final String INGEST = "ci-ingest";
    static final String ANALYTICS = "analytics";
    static final String RUNNER = "build-runner";

    private static final Map<String, String> BY_FIRST_SEGMENT = Map.ofEntries(
            Map.entry("admin", ADMIN), Map.entry("console", ADMIN), Map.entry("auth", ADMIN), Map.entry("health", ADMIN),
            Map.entry("openapi", ADMIN), Map.entry("docs", ADMIN), Map.entry("redoc", ADMIN), Map.entry("version", ADMIN),
            Map.entry("ci", INGEST), Map.entry("webhooks", INGEST),
            Map.entry("analytics", ANALYTICS), Map.entry("ws", ANALYTICS), Map.entry("runners", RUNNER));

    private OriginPaths() {
    }

    /** @param path of a document, with its leading slash */
    static boolean reaches(String service, String path) {
        return BY_FIRST_SEGMENT.getOrDefault(path.split("/", 3)[1], UPDATE).equals(service);
    }
}
