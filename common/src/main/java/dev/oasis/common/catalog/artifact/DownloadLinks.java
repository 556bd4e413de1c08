package dev.oasis.common.catalog.artifact;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.web.OriginConfig;

/**
 * Addresses under which clients and people download. They lie on our own origin and redirect from there: a client repeats all
 * its headers to the host that an answer names, and presigned addresses age. They come from configuration, never from the
 * request.
 */
@ApplicationScoped
public class DownloadLinks {

    private final String origin;

    public DownloadLinks(OriginConfig config) {
        String url = config.url().toString();
        this.origin = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    public String artifact(String slug, String artifactId, String filename) {
        return origin + "/" + slug + "/artifacts/" + artifactId + "/" + encode(filename);
    }

    /** The static document of the app's stable channel. */
    public String manifest(String slug) {
        return origin + "/" + slug + "/latest.json";
    }

    public String installer(String slug, String platform, String version) {
        return origin + "/" + slug + "/download/" + platform + "/" + encode(version);
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
