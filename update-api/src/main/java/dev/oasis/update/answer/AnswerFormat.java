package dev.oasis.update.answer;

import java.time.format.DateTimeFormatter;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.catalog.decision.OfferedArtifact;
import dev.oasis.common.catalog.decision.OfferedRelease;
import dev.oasis.common.catalog.decision.StaticPlatforms;
import dev.oasis.common.catalog.version.TauriVersion;
import io.vertx.core.json.JsonObject;

/**
 * Writes the two documents that a Tauri client accepts. Never a {@code name}: clients take it for a second {@code version} and
 * fail. Dates keep their seconds, signatures are as the build made them.
 */
@ApplicationScoped
public class AnswerFormat {

    private final DownloadLinks links;

    public AnswerFormat(DownloadLinks links) {
        this.links = links;
    }

    /** The answer to a check: one bundle. */
    RenderedAnswer offer(String slug, OfferedRelease release, OfferedArtifact artifact) {
        JsonObject json = new JsonObject().put("version", release.version().toString());
        putBundle(json, slug, artifact);
        putAbout(json, release);
        return RenderedAnswer.of(json);
    }

    /** The static document: every bundle of one release. */
    RenderedAnswer manifest(String slug, OfferedRelease release) {
        JsonObject platforms = new JsonObject();
        for (Map.Entry<String, OfferedArtifact> entry : StaticPlatforms.of(release.artifacts()).entrySet()) {
            JsonObject platform = new JsonObject();
            putBundle(platform, slug, entry.getValue());
            platforms.put(entry.getKey(), platform);
        }
        JsonObject json = new JsonObject().put("version", release.version().toString());
        putAbout(json, release);
        return RenderedAnswer.of(json.put("platforms", platforms));
    }

    private void putBundle(JsonObject json, String slug, OfferedArtifact artifact) {
        json.put("url", links.artifact(slug, artifact.id(), artifact.filename())).put("signature", artifact.signature());
    }

    /** What a client understands as nothing new that cannot read an empty answer: its own version, with nothing behind it. */
    RenderedAnswer upToDate(String slug, TauriVersion current) {
        return RenderedAnswer.of(new JsonObject().put("version", current.toString()).put("url", links.manifest(slug))
                .put("signature", ""));
    }

    private static void putAbout(JsonObject json, OfferedRelease release) {
        release.notes().ifPresent(notes -> json.put("notes", notes));
        release.pubDate().ifPresent(date -> json.put("pub_date", DateTimeFormatter.ISO_INSTANT.format(date)));
        // One key for all that is ours: apps read it from the raw document, clients ignore it.
        if (release.terms().critical()) {
            json.put("oasis", new JsonObject().put("critical", true));
        }
    }
}
