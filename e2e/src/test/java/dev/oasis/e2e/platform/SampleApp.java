package dev.oasis.e2e.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.localstack.up.ServiceDefinition;
import dev.oasis.testkit.kit.SampleBundle;

/** An app of its own for one test, and what its CI and its clients do. */
public final class SampleApp {

    private final Platform platform;
    private final String slug;
    private final Api ci;

    private SampleApp(Platform platform, String slug, Api ci) {
        this.platform = platform;
        this.slug = slug;
        this.ci = ci;
    }

    /** @param publicKey what it trusts, the text of {@code plugins.updater.pubkey} */
    public static SampleApp create(Platform platform, String publicKey) {
        String slug = "app-" + UUID.randomUUID().toString().substring(0, 8);
        platform.administration().post("/admin/apps", Map.of("slug", slug, "name", "App", "publicKey", publicKey)).expect(201);
        String key = platform.newKey(platform.administration(),
                Map.of("name", "CI of " + slug, "scopes", List.of("ci"), "apps", List.of(slug)));
        return new SampleApp(platform, slug, Api.withKey(platform.url(ServiceDefinition.CI_INGEST), key));
    }

    public String slug() {
        return slug;
    }

    // CI ------------------------------------------------------------------------------------------------------------------

    /** Presigns an upload of an updater bundle and makes it; answers the object's key. */
    public String upload(String version, String target, String filename, byte[] content) {
        return upload(Map.of("version", version, "platform", target, "filename", filename, "size", content.length), content);
    }

    /** The same for an installer. */
    public String uploadInstaller(String version, String target, String filename, byte[] content) {
        return upload(Map.of("version", version, "platform", target, "filename", filename, "size", content.length, "kind",
                "installer"), content);
    }

    private String upload(Map<String, ?> request, byte[] content) {
        JsonNode presigned = ci.post("/ci/apps/" + slug + "/artifacts/presign", request).expect(201).json();
        Map<String, String> headers = new HashMap<>();
        presigned.get("headers").properties().forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        Api.anonymous("").put(presigned.get("url").asText(), headers, content).expect(200);
        return presigned.get("r2_key").asText();
    }

    /** Uploads a bundle and adds it to a release. */
    public ReleasePost with(ReleasePost release, String target, SampleBundle bundle) {
        return release.artifact(target, bundle.signature(),
                upload(release.version(), target, bundle.filename(), bundle.bytes()));
    }

    public Answer post(ReleasePost release) {
        return ci.post("/ci/apps/" + slug + "/releases", release.body());
    }

    // Administration ------------------------------------------------------------------------------------------------------

    /** @param path below the app, such as {@code /releases} */
    public Answer administered(String path) {
        return platform.administration().get("/admin/apps/" + slug + path);
    }

    public JsonNode publish(String release) {
        return platform.administration().post("/admin/apps/" + slug + "/releases/" + release + "/publish").expect(200).json();
    }

    /** The figures of today. */
    public JsonNode statistics() {
        return administered("/analytics").expect(200).json();
    }

    // Clients -------------------------------------------------------------------------------------------------------------

    /** @param path below the app, such as {@code /update/linux/x86_64/1.0.0} */
    public Answer open(String path) {
        return platform.anonymous(ServiceDefinition.UPDATE_API).get("/" + slug + path);
    }
}
