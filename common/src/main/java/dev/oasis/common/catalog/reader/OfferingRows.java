package dev.oasis.common.catalog.reader;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.oasis.common.catalog.app.Channel;
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
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The rows of some apps, and what they mean. */
record OfferingRows(List<Row> apps, Map<String, List<Row>> channels, Map<String, List<Row>> releases,
        Map<String, List<Row>> rollouts, Map<String, List<Row>> artifacts, Map<String, List<Row>> installers) {

    private static final String APPS = """
            select id, slug, msi_nsis_interchangeable, address_buckets, quiet_for_oldest from app where id = any($1)""";
    private static final String CHANNELS = "select app_id, name, stability from channel where app_id = any($1)";
    private static final String RELEASES = """
            select app_id, id, version, status, recall_exit, floor, critical, minimum_darwin, minimum_linux, minimum_windows,
                notes, pub_date
            from release where app_id = any($1)""";
    private static final String NO_DRAFTS = " and status <> 'draft'";
    // By way of the releases: those have an index by app, and a few apps must not cost what all of them do.
    private static final String ROLLOUTS = """
            select o.release_id, o.channel, o.basis_points, o.salt, o.held
            from release r join rollout o on o.release_id = r.id where r.app_id = any($1)""";
    private static final String ARTIFACTS = """
            select a.release_id, a.id, a.platform, a.bundle, a.filename, a.signature, a.file_size, a.blob_key, a.external_url
            from release r join artifact a on a.release_id = r.id where r.app_id = any($1) and a.verified""";
    private static final String INSTALLERS = """
            select i.release_id, i.id, i.platform, i.filename, i.display_name, i.file_size, i.blob_key, i.external_url
            from release r join installer i on i.release_id = r.id where r.app_id = any($1) and i.verified""";

    /** @param drafts whether releases that were never published count too */
    static Uni<OfferingRows> read(SqlConnection connection, String[] appIds, boolean drafts) {
        String releases = drafts ? RELEASES : RELEASES + NO_DRAFTS;
        List<RowSet<Row>> results = new ArrayList<>();
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (String query : List.of(APPS, CHANNELS, releases, ROLLOUTS, ARTIFACTS, INSTALLERS)) {
            // The array must not be taken for the values of several parameters.
            chain = chain.chain(() -> connection.preparedQuery(query).execute(Tuple.of((Object) appIds)))
                    .invoke(results::add).replaceWithVoid();
        }
        return chain.map(done -> new OfferingRows(list(results.get(0)), by("app_id", results.get(1)),
                by("app_id", results.get(2)), by("release_id", results.get(3)), by("release_id", results.get(4)),
                by("release_id", results.get(5))));
    }

    /** @throws RuntimeException when the rows break a rule of the catalog */
    AppOffering offering(Row app) {
        String id = app.getString("id");
        List<OfferedChannel> offeredChannels = channels.getOrDefault(id, List.of()).stream()
                .map(row -> new OfferedChannel(row.getString("name"), row.getShort("stability"))).toList();
        List<Row> published = releases.getOrDefault(id, List.of());
        var catalog = new AppCatalog(app.getString("slug"), id, offeredChannels, options(app),
                published.stream().map(this::release).toList());
        VersionNames versions = VersionNames.of(published.stream().map(row -> row.getString("version")).toList());
        List<InstallableRelease> installable = catalog.releases().stream().filter(OfferingRows::isForEverybody)
                .map(this::installable).toList();
        return new AppOffering(catalog, installable, versions);
    }

    private OfferedRelease release(Row row) {
        String id = row.getString("id");
        return new OfferedRelease(id, TauriVersion.of(row.getString("version")),
                ReleaseStatus.ofWireName(row.getString("status")), RecallExit.ofColumn(row.getString("recall_exit")),
                terms(row),
                Optional.ofNullable(row.getString("notes")),
                Optional.ofNullable(row.getOffsetDateTime("pub_date")).map(OffsetDateTime::toInstant),
                rollouts.getOrDefault(id, List.of()).stream().map(OfferingRows::rollout).toList(),
                artifacts.getOrDefault(id, List.of()).stream().map(OfferingRows::artifact).toList());
    }

    private static AppOptions options(Row app) {
        return new AppOptions(app.getBoolean("msi_nsis_interchangeable"), app.getBoolean("address_buckets"),
                app.getBoolean("quiet_for_oldest"));
    }

    private static ReleaseTerms terms(Row release) {
        Map<OperatingSystem, OsVersion> minimum = new EnumMap<>(OperatingSystem.class);
        for (OperatingSystem system : OperatingSystem.values()) {
            Optional.ofNullable(release.getString("minimum_" + system.wireName())).flatMap(OsVersion::parse)
                    .ifPresent(version -> minimum.put(system, version));
        }
        return new ReleaseTerms(release.getBoolean("floor"), release.getBoolean("critical"), new MinimumOs(minimum));
    }

    private InstallableRelease installable(OfferedRelease release) {
        return new InstallableRelease(release.version(), release.notes(), release.pubDate().orElseThrow(),
                installers.getOrDefault(release.id(), List.of()).stream().map(OfferingRows::installer).toList());
    }

    /** People who come for the first time are given what everybody on the stable channel gets, never a staged release. */
    private static boolean isForEverybody(OfferedRelease release) {
        return release.isOfferable() && release.rollouts().stream().anyMatch(
                rollout -> rollout.channel().equals(Channel.STABLE) && rollout.reachesEverybody());
    }

    private static OfferedRollout rollout(Row row) {
        return new OfferedRollout(row.getString("channel"), row.getInteger("basis_points"), row.getString("salt"),
                row.getBoolean("held"));
    }

    static OfferedArtifact artifact(Row row) {
        return new OfferedArtifact(row.getString("id"), platform(row), BundleKind.parse(row.getString("bundle")).orElseThrow(),
                row.getString("filename"), row.getString("signature"), row.getLong("file_size"), location(row));
    }

    private static OfferedInstaller installer(Row row) {
        return new OfferedInstaller(row.getString("id"), platform(row), row.getString("filename"),
                Optional.ofNullable(row.getString("display_name")), row.getLong("file_size"), location(row));
    }

    /** @param rows the installers of one release, each with the release's own columns */
    static InstallableRelease installable(RowSet<Row> rows) {
        Row first = rows.iterator().next();
        Instant published = first.getOffsetDateTime("pub_date").toInstant();
        return new InstallableRelease(TauriVersion.of(first.getString("version")),
                Optional.ofNullable(first.getString("notes")), published,
                list(rows).stream().map(OfferingRows::installer).toList());
    }

    private static Platform platform(Row row) {
        return Platform.parse(row.getString("platform")).orElseThrow();
    }

    private static String location(Row row) {
        return ContentLocation.of(row.getString("blob_key"), row.getString("external_url"));
    }

    private static Map<String, List<Row>> by(String column, RowSet<Row> rows) {
        return list(rows).stream().collect(Collectors.groupingBy(row -> row.getString(column)));
    }

    static List<Row> list(RowSet<Row> rows) {
        List<Row> list = new ArrayList<>(rows.size());
        rows.forEach(list::add);
        return list;
    }
}
