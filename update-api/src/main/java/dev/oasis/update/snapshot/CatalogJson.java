package dev.oasis.update.snapshot;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.common.catalog.decision.AppOptions;
import dev.oasis.common.catalog.decision.OfferedArtifact;
import dev.oasis.common.catalog.decision.OfferedChannel;
import dev.oasis.common.catalog.decision.OfferedRelease;
import dev.oasis.common.catalog.decision.OfferedRollout;
import dev.oasis.common.catalog.decision.ReleaseTerms;
import dev.oasis.common.catalog.reader.AppOffering;
import dev.oasis.common.catalog.reader.InstallableRelease;
import dev.oasis.common.catalog.reader.OfferedInstaller;
import dev.oasis.common.catalog.reader.VersionNames;
import dev.oasis.common.catalog.release.RecallExit;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.catalog.target.BundleKind;
import dev.oasis.common.catalog.target.MinimumOs;
import dev.oasis.common.catalog.target.OperatingSystem;
import dev.oasis.common.catalog.target.OsVersion;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.catalog.version.TauriVersion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * An app of the catalog as JSON, for the copy on disk. Written out by hand: nothing here needs reflection in a native image.
 */
final class CatalogJson {

    private CatalogJson() {
    }

    static JsonObject app(AppOffering app) {
        AppCatalog catalog = app.catalog();
        return new JsonObject().put("slug", catalog.slug()).put("id", catalog.id())
                .put("options", options(catalog.options()))
                .put("channels", array(catalog.channels(),
                        channel -> new JsonObject().put("name", channel.name()).put("stability", channel.stability())))
                .put("releases", array(catalog.releases(), CatalogJson::release))
                .put("installable", array(app.installable(), CatalogJson::installable))
                .put("versions", new JsonArray(app.versions().all()));
    }

    /** @throws RuntimeException when it is not what {@link #app(AppOffering)} makes */
    static AppOffering app(JsonObject json) {
        var catalog = new AppCatalog(json.getString("slug"), json.getString("id"),
                list(json, "channels", item -> new OfferedChannel(item.getString("name"), item.getInteger("stability"))),
                options(json.getJsonObject("options")), list(json, "releases", CatalogJson::release));
        List<String> versions = json.getJsonArray("versions").stream().map(String.class::cast).toList();
        return new AppOffering(catalog, list(json, "installable", CatalogJson::installable), VersionNames.of(versions));
    }

    private static JsonObject options(AppOptions options) {
        return new JsonObject().put("msiAndNsisInterchangeable", options.msiAndNsisInterchangeable())
                .put("addressBuckets", options.addressBuckets()).put("quietForOldest", options.quietForOldest());
    }

    private static AppOptions options(JsonObject json) {
        return new AppOptions(json.getBoolean("msiAndNsisInterchangeable"), json.getBoolean("addressBuckets"),
                json.getBoolean("quietForOldest"));
    }

    private static JsonObject release(OfferedRelease release) {
        return new JsonObject().put("id", release.id()).put("version", release.version().toString())
                .put("status", release.status().wireName())
                .put("recall", release.recall().map(RecallExit::wireName).orElse(null)).put("terms", terms(release.terms()))
                .put("notes", release.notes().orElse(null))
                .put("pubDate", release.pubDate().map(Instant::toString).orElse(null))
                .put("rollouts", array(release.rollouts(), CatalogJson::rollout))
                .put("artifacts", array(release.artifacts(), CatalogJson::artifact));
    }

    private static OfferedRelease release(JsonObject json) {
        return new OfferedRelease(json.getString("id"), TauriVersion.of(json.getString("version")),
                ReleaseStatus.ofWireName(json.getString("status")),
                RecallExit.ofColumn(json.getString("recall")), terms(json.getJsonObject("terms")), notes(json),
                Optional.ofNullable(json.getString("pubDate")).map(Instant::parse),
                list(json, "rollouts", CatalogJson::rollout), list(json, "artifacts", CatalogJson::artifact));
    }

    private static JsonObject terms(ReleaseTerms terms) {
        JsonObject minimumOs = new JsonObject();
        terms.minimumOs().versions().forEach((system, version) -> minimumOs.put(system.wireName(), version.toString()));
        return new JsonObject().put("floor", terms.floor()).put("critical", terms.critical()).put("minimumOs", minimumOs);
    }

    private static ReleaseTerms terms(JsonObject json) {
        JsonObject minimumOs = json.getJsonObject("minimumOs");
        Map<OperatingSystem, OsVersion> versions = new EnumMap<>(OperatingSystem.class);
        for (OperatingSystem system : OperatingSystem.values()) {
            Optional.ofNullable(minimumOs.getString(system.wireName())).flatMap(OsVersion::parse)
                    .ifPresent(version -> versions.put(system, version));
        }
        return new ReleaseTerms(json.getBoolean("floor"), json.getBoolean("critical"), new MinimumOs(versions));
    }

    private static JsonObject rollout(OfferedRollout rollout) {
        return new JsonObject().put("channel", rollout.channel()).put("basisPoints", rollout.basisPoints())
                .put("salt", rollout.salt()).put("held", rollout.held());
    }

    private static OfferedRollout rollout(JsonObject json) {
        return new OfferedRollout(json.getString("channel"), json.getInteger("basisPoints"), json.getString("salt"),
                json.getBoolean("held"));
    }

    private static JsonObject artifact(OfferedArtifact artifact) {
        return new JsonObject().put("id", artifact.id()).put("platform", artifact.platform().wireName())
                .put("kind", artifact.kind().wireName()).put("filename", artifact.filename())
                .put("signature", artifact.signature()).put("size", artifact.size()).put("location", artifact.location());
    }

    private static OfferedArtifact artifact(JsonObject json) {
        return new OfferedArtifact(json.getString("id"), platform(json),
                BundleKind.parse(json.getString("kind")).orElseThrow(), json.getString("filename"),
                json.getString("signature"), json.getLong("size"), json.getString("location"));
    }

    private static JsonObject installable(InstallableRelease release) {
        return new JsonObject().put("version", release.version().toString()).put("notes", release.notes().orElse(null))
                .put("pubDate", release.pubDate().toString())
                .put("installers", array(release.installers(), CatalogJson::installer));
    }

    private static InstallableRelease installable(JsonObject json) {
        return new InstallableRelease(TauriVersion.of(json.getString("version")), notes(json),
                Instant.parse(json.getString("pubDate")), list(json, "installers", CatalogJson::installer));
    }

    private static JsonObject installer(OfferedInstaller installer) {
        return new JsonObject().put("id", installer.id()).put("platform", installer.platform().wireName())
                .put("filename", installer.filename()).put("displayName", installer.displayName().orElse(null))
                .put("size", installer.size()).put("location", installer.location());
    }

    private static OfferedInstaller installer(JsonObject json) {
        return new OfferedInstaller(json.getString("id"), platform(json), json.getString("filename"),
                Optional.ofNullable(json.getString("displayName")), json.getLong("size"), json.getString("location"));
    }

    private static Optional<String> notes(JsonObject json) {
        return Optional.ofNullable(json.getString("notes"));
    }

    private static Platform platform(JsonObject json) {
        return Platform.parse(json.getString("platform")).orElseThrow();
    }

    private static <T> JsonArray array(List<T> items, Function<T, JsonObject> write) {
        JsonArray array = new JsonArray();
        items.forEach(item -> array.add(write.apply(item)));
        return array;
    }

    private static <T> List<T> list(JsonObject json, String field, Function<JsonObject, T> read) {
        return json.getJsonArray(field).stream().map(item -> read.apply((JsonObject) item)).toList();
    }
}
