package dev.oasis.update.snapshot;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.oasis.common.catalog.reader.AppOffering;
import dev.oasis.common.catalog.reader.CatalogUpdate;
import dev.oasis.update.answer.AnswerFormat;

/** Every app at one committed version of the catalog. Immutable. */
public final class CatalogSnapshot {

    private final long version;
    private final String versionText;
    private final Map<String, ServedApp> byId;
    private final Map<String, ServedApp> byName;

    private CatalogSnapshot(long version, Map<String, ServedApp> byId) {
        this.version = version;
        this.versionText = Long.toString(version);
        this.byId = byId;
        this.byName = new HashMap<>(byId);
        byId.values().forEach(app -> byName.put(app.catalog().slug(), app));
    }

    /** The whole catalog. */
    public static CatalogSnapshot of(CatalogUpdate everything, AnswerFormat format) {
        return new CatalogSnapshot(0, Map.of()).with(everything, format);
    }

    /** This catalog after a change; apps that did not change stay as they are, rendered answers included. */
    public CatalogSnapshot with(CatalogUpdate update, AnswerFormat format) {
        Map<String, ServedApp> apps = new LinkedHashMap<>(byId);
        update.gone().forEach(apps::remove);
        for (AppOffering offering : update.apps()) {
            apps.put(offering.catalog().id(), new ServedApp(offering, format));
        }
        return new CatalogSnapshot(update.version(), apps);
    }

    public long version() {
        return version;
    }

    /** The version as headers carry it. */
    public String versionText() {
        return versionText;
    }

    /** @param name slug or id */
    public Optional<ServedApp> app(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** From which an equal snapshot can be made. */
    public CatalogUpdate content() {
        return new CatalogUpdate(version, byId.values().stream().map(ServedApp::offering).toList(),
                Set.of());
    }
}
