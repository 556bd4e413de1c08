package dev.oasis.e2e.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.common.catalog.decision.AppOptions;
import dev.oasis.common.catalog.decision.OfferedArtifact;
import dev.oasis.common.catalog.decision.OfferedChannel;
import dev.oasis.common.catalog.decision.OfferedRelease;
import dev.oasis.common.catalog.decision.OfferedRollout;
import dev.oasis.common.catalog.decision.ReleaseTerms;
import dev.oasis.common.catalog.release.RecallExit;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.catalog.target.BundleKind;
import dev.oasis.common.catalog.target.MinimumOs;
import dev.oasis.common.catalog.target.OperatingSystem;
import dev.oasis.common.catalog.target.OsVersion;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.catalog.version.TauriVersion;

/**
 * The rows of one app as PostgreSQL writes them as JSON, and what they mean: read once more, apart from update-api's reader.
 */
final class CatalogRecord {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode rows;

    private CatalogRecord(JsonNode rows) {
        this.rows = rows;
    }

    /** Empty when the app is gone. */
    static Optional<AppCatalog> parse(String json) {
        try {
            JsonNode rows = MAPPER.readTree(json);
            return rows.get("app").isNull() ? Optional.empty() : Optional.of(new CatalogRecord(rows).catalog());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AppCatalog catalog() {
        JsonNode app = rows.get("app");
        return new AppCatalog(app.get("slug").asText(), app.get("id").asText(),
                list(rows.get("channels"),
                        row -> new OfferedChannel(row.get("name").asText(), row.get("stability").asInt())),
                new AppOptions(app.get("msi_nsis_interchangeable").asBoolean(), app.get("address_buckets").asBoolean(),
                        app.get("quiet_for_oldest").asBoolean()),
                list(rows.get("releases"), this::release));
    }

    private OfferedRelease release(JsonNode row) {
        String id = row.get("id").asText();
        Map<OperatingSystem, OsVersion> minimum = new EnumMap<>(OperatingSystem.class);
        for (OperatingSystem system : OperatingSystem.values()) {
            text(row, "minimum_" + system.wireName()).flatMap(OsVersion::parse)
                    .ifPresent(version -> minimum.put(system, version));
        }
        return new OfferedRelease(id, TauriVersion.of(row.get("version").asText()),
                ReleaseStatus.ofWireName(row.get("status").asText()),
                text(row, "recall_exit").map(RecallExit::ofColumn).flatMap(Function.identity()),
                new ReleaseTerms(row.get("floor").asBoolean(), row.get("critical").asBoolean(), new MinimumOs(minimum)),
                text(row, "notes"), text(row, "pub_date").map(date -> OffsetDateTime.parse(date).toInstant()),
                ofRelease("rollouts", id, rollout -> new OfferedRollout(rollout.get("channel").asText(),
                        rollout.get("basis_points").asInt(), rollout.get("salt").asText(), rollout.get("held").asBoolean())),
                ofRelease("artifacts", id, CatalogRecord::artifact));
    }

    private static OfferedArtifact artifact(JsonNode row) {
        return new OfferedArtifact(row.get("id").asText(), Platform.parse(row.get("platform").asText()).orElseThrow(),
                BundleKind.parse(row.get("bundle").asText()).orElseThrow(), row.get("filename").asText(),
                row.get("signature").asText(), row.get("file_size").asLong(), row.get("blob_key").asText());
    }

    private <T> List<T> ofRelease(String table, String release, Function<JsonNode, T> reading) {
        List<JsonNode> found = list(rows.get(table), Function.identity());
        return found.stream().filter(row -> row.get("release_id").asText().equals(release)).map(reading).toList();
    }

    private static Optional<String> text(JsonNode row, String column) {
        return Optional.of(row.get(column)).filter(value -> !value.isNull()).map(JsonNode::asText);
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> reading) {
        List<T> all = new ArrayList<>();
        array.forEach(row -> all.add(reading.apply(row)));
        return all;
    }
}
