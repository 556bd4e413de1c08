package dev.oasis.testkit.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.oasis.testkit.node.NodeProcess;
import dev.oasis.testkit.node.NodeScripts;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A GitHub Enterprise Server and a self-hosted GitLab at one address. What can be ordered besides what has a method here stands
 * in {@code providers.mjs}.
 */
public final class ProviderStandIn implements AutoCloseable {

    private static final NodeScripts SCRIPTS = new NodeScripts(ProviderStandIn.class, "providers",
            List.of("providers.mjs", "github.mjs", "gitlab.mjs", "deliveries.mjs", "pushes.mjs", "git.mjs", "state.mjs"));
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final NodeProcess process;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();

    private ProviderStandIn(NodeProcess process) {
        this.process = process;
    }

    public static ProviderStandIn start() {
        return new ProviderStandIn(NodeProcess.start(SCRIPTS, "providers.mjs"));
    }

    /** The base address of both; GitHub's API is below {@code /api/v3}, GitLab's below {@code /api/v4}. */
    public String url() {
        return process.url();
    }

    /** A token that works until {@code revoke}. */
    public String token(String provider) {
        return order("tokens", Map.of("provider", provider)).getString("token");
    }

    /** Makes a repository with two commits on {@code main}; answers the provider's number, or of the one that is there. */
    public String repository(String fullName) {
        return String.valueOf(order("repositories", Map.of("repository", fullName)).getValue("id"));
    }

    /** Commits files to a branch, of which hooks are told; answers {@code before} and {@code after}. */
    public JsonObject push(String repository, String branch, Map<String, String> files) {
        return order("push", Map.of("repository", repository, "branch", branch, "files", files));
    }

    /** A GitHub App with {@code id}, {@code privateKey}, {@code webhookSecret} and {@code installation}. */
    public JsonObject app(String hookUrl) {
        return order("apps", Map.of("url", hookUrl));
    }

    /** Statuses, check runs and renewals of grants, in the order in which they came. */
    public List<JsonObject> received() {
        return objects("received");
    }

    public List<JsonObject> hooks() {
        return objects("hooks");
    }

    /** What was sent, the newest first: {@code id, guid, event, status, redelivery, hook}. */
    public List<JsonObject> deliveries() {
        return objects("deliveries");
    }

    /**
     * Sends webhooks, each at its own moment whatever becomes of those before, and answers when all are done {@code guid},
     * {@code status}, {@code redelivery} and {@code millis} of each, counted from the moment at which it should have left.
     *
     * @param order {@code hook} (its number), {@code app} (its number), or {@code provider}, {@code url} and {@code secret};
     *        {@code event}; {@code payload}, or {@code pushes} (the number of the first of as many invented pushes to new
     *        branches of the hook's repository), or else GitHub's own example of the event and {@code action}; {@code count},
     *        {@code rate} a second; {@code repeatEvery}, such as 3 when each third repeats the one before it; {@code urls},
     *        to be sent to in turn in place of the hook's own
     */
    public List<JsonObject> deliver(Map<String, Object> order) {
        return ((JsonArray) send("POST", "deliver", order)).stream().map(JsonObject.class::cast).toList();
    }

    /** GitHub's own example payload of an event. */
    public JsonObject example(String event) {
        return order("example", Map.of("event", event));
    }

    /** The next requests fail with this status; {@code "secondary"} stands for a secondary rate limit. */
    public void fail(Object status, int times) {
        order("fail", Map.of("status", status, "times", times));
    }

    /** From now on each request is refused for its rate, for so long. */
    public void limit(Duration duration) {
        order("limit", Map.of("seconds", duration.toSeconds()));
    }

    /**
     * From now on requests have their effect and are not answered until {@link #release()}.
     *
     * @param path a regular expression that their paths contain
     */
    public void hold(String path) {
        order("hold", Map.of("path", path));
    }

    /** How many requests wait for their answer. */
    public int held() {
        return ((JsonObject) send("GET", "held", null)).getInteger("count");
    }

    public void release() {
        order("release", Map.of());
    }

    /** Takes back all orders and forgets what was received and sent. */
    public void reset() {
        order("reset", Map.of());
    }

    public JsonObject order(String what, Map<String, ?> details) {
        return (JsonObject) send("POST", what, details);
    }

    private List<JsonObject> objects(String what) {
        return ((JsonArray) send("GET", what, null)).stream().map(JsonObject.class::cast).toList();
    }

    private Object send(String method, String what, Map<String, ?> details) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/_control/" + what)).timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, details == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.encode(details)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException("The stand-in answers " + response.statusCode() + ": " + response.body());
            }
            return Json.decodeValue(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while ordering", e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
