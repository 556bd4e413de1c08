package dev.oasis.e2e.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The body of a release as CI posts it; each change makes a new one. */
public record ReleasePost(String version, String notes, boolean autoPublish, List<Map<String, String>> artifacts,
        List<Map<String, String>> installers) {

    public ReleasePost {
        artifacts = List.copyOf(artifacts);
        installers = List.copyOf(installers);
    }

    /** A draft with nothing in it. */
    public static ReleasePost of(String version) {
        return new ReleasePost(version, "Notes of " + version, false, List.of(), List.of());
    }

    public ReleasePost published() {
        return new ReleasePost(version, notes, true, artifacts, installers);
    }

    public ReleasePost artifact(String target, String signature, String key) {
        return new ReleasePost(version, notes, autoPublish,
                added(artifacts, Map.of("platform", target, "signature", signature, "r2_key", key)), installers);
    }

    public ReleasePost installer(String target, String filename, String key) {
        return new ReleasePost(version, notes, autoPublish, artifacts,
                added(installers, Map.of("platform", target, "filename", filename, "r2_key", key)));
    }

    private static List<Map<String, String>> added(List<Map<String, String>> list, Map<String, String> entry) {
        List<Map<String, String>> longer = new ArrayList<>(list);
        longer.add(entry);
        return longer;
    }

    Map<String, Object> body() {
        return Map.of("version", version, "notes", notes, "auto_publish", autoPublish, "artifacts", artifacts, "installers",
                installers);
    }
}
