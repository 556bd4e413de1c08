package dev.oasis.admin.integration;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import io.restassured.response.Response;

/** What a browser does at a provider where whoever is asked agrees. */
public final class ProviderBrowser {

    private ProviderBrowser() {
    }

    /** Goes to the provider; answers the address of ours to which it sends the browser back. */
    public static String agree(Response begun) {
        String manifest = begun.path("manifest");
        URI back = sendForm(begun.path("url"),
                manifest == null ? "" : "manifest=" + URLEncoder.encode(manifest, StandardCharsets.UTF_8));
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    public static Response comeBack(String callback) {
        return given().redirects().follow(false).urlEncodingEnabled(false).get(callback);
    }

    private static URI sendForm(String url, String form) {
        try {
            return URI.create(HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build(),
                    BodyHandlers.discarding()).headers().firstValue("location").orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
