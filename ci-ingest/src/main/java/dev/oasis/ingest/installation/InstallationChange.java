package dev.oasis.ingest.installation;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.common.provider.RemoteInstallation;
import dev.oasis.common.webhook.WebhookEvent;
import dev.oasis.ingest.webhook.UnprocessableEvent;

/**
 * What happened to an installation of a GitHub App
 * (<a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#installation">installation</a>, <a href=
 * "https://docs.github.com/en/webhooks/webhook-events-and-payloads#installation_repositories">installation_repositories</a>).
 *
 * @param all whether it may see all repositories of its account
 * @param added the provider's numbers of repositories that it may see
 * @param removed of those that it may see no longer
 */
record InstallationChange(Kind kind, RemoteInstallation installation, boolean all, Set<String> added, Set<String> removed) {

    static final String INSTALLATION = "installation";
    static final String REPOSITORIES = "installation_repositories";

    enum Kind {
        INSTALLED("has installed the GitHub App."),
        REMOVED("has uninstalled the GitHub App."),
        SUSPENDED("has suspended the GitHub App."),
        RESUMED("lets the GitHub App in again."),
        REPOSITORIES("has chosen other repositories for the GitHub App."),
        OTHER("has changed something about the GitHub App that makes no difference here.");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    static boolean isToldBy(WebhookEvent event) {
        return event.name().equals(INSTALLATION) || event.name().equals(REPOSITORIES);
    }

    /** @throws UnprocessableEvent when the payload is not what its kind has */
    static InstallationChange of(WebhookEvent event) {
        JsonNode payload = event.payload();
        JsonNode told = payload.path("installation");
        String number = told.path("id").asText("");
        if (!number.matches("[0-9]{1,20}")) {
            throw new UnprocessableEvent("The payload names no installation.");
        }
        RemoteInstallation installation = new RemoteInstallation(number, told.path("account").path("login").asText(""),
                told.path("suspended_at").isTextual());
        return new InstallationChange(kind(event.name(), payload.path("action").asText("")), installation,
                told.path("repository_selection").asText("").equals("all"),
                numbers(payload.path(event.name().equals(REPOSITORIES) ? "repositories_added" : "repositories")),
                numbers(payload.path("repositories_removed")));
    }

    private static Kind kind(String event, String action) {
        if (event.equals(REPOSITORIES)) {
            return Kind.REPOSITORIES;
        }
        return switch (action) {
            case "created" -> Kind.INSTALLED;
            case "deleted" -> Kind.REMOVED;
            case "suspend" -> Kind.SUSPENDED;
            case "unsuspend" -> Kind.RESUMED;
            default -> Kind.OTHER;
        };
    }

    private static Set<String> numbers(JsonNode repositories) {
        return StreamSupport.stream(repositories.spliterator(), false).map(one -> one.path("id").asText(""))
                .filter(number -> number.matches("[0-9]{1,20}")).collect(Collectors.toSet());
    }

    /** For people. */
    String sentence() {
        return installation.account() + " " + kind.words;
    }
}
