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

    private final String slug;
    private final Api administration;
    private final Api ci;
    private final Api clients;

    private SampleApp(String slug, Api administration, Api ci, Api clients) {
        this.slug = slug;
        this.administration = administration;
        this.ci = ci;
        this.clients = clients;
    }

    /** @param publicKey what it trusts, the text of {@code plugins.updater.pubkey} */
    public static SampleApp create(Platform platform, String publicKey) {
        String slug = "app-" + UUID.randomUUID().toString().substring(0, 8);
        make(platform.administration(), slug, publicKey);
        String key = platform.newKey(platform.administration(),
                Map.of("name", "CI of " + slug, "scopes", List.of("ci"), "apps", List.of(slug)));
        return new SampleApp(slug, platform.administration(), Api.withKey(platform.url(ServiceDefinition.CI_INGEST), key),
                platform.anonymous(ServiceDefinition.UPDATE_API));
    }

    /**
     * The same on an installation behind its one origin.
     *
     * @param ownerKey serves as CI's too
     */
    public static SampleApp create(String origin, String ownerKey, String slug, String publicKey) {
        Api owner = Api.withKey(origin, ownerKey);
        make(owner, slug, publicKey);
        return new SampleApp(slug, owner, owner, Api.anonymous(origin));
    }

    private static void make(Api administration, String slug, String publicKey) {
        administration.post("/admin/apps", Map.of("slug", slug, "name", "App", "publicKey", publicKey)).expect(201);
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
        return administration.get("/admin/apps/" + slug + path);
    }

    public JsonNode publish(String release) {
        return administration.post("/admin/apps/" + slug + "/releases/" + release + "/publish").expect(200).json();
    }

    /** The figures of today. */
    public JsonNode statistics() {
        return administered("/analytics").expect(200).json();
    }

    // Clients -------------------------------------------------------------------------------------------------------------

    /** @param path below the app, such as {@code /update/linux/x86_64/1.0.0} */
    public Answer open(String path) {
        return clients.get("/" + slug + path);
    }
}
