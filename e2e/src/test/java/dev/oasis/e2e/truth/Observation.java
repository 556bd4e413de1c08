package dev.oasis.e2e.truth;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.common.catalog.decision.CheckRequest;
import dev.oasis.common.catalog.decision.Decision;
import dev.oasis.common.catalog.decision.UpdateDecision;
import dev.oasis.common.catalog.version.TauriVersion;
import dev.oasis.e2e.platform.Answer;

/** A question and what a replica answered. */
record Observation(String replica, Question question, Answer answer) {

    private static final String LOOPBACK = "127.0.0.1";

    /** The version of the catalog that the answer names; -1 when it names none. */
    long catalog() {
        return answer.header("X-Oasis-Catalog").map(Long::parseLong).orElse(-1L);
    }

    boolean isOffer() {
        return answer.status() == 200;
    }

    /** The answer without what names the catalog. */
    String said() {
        return answer.status() + " " + answer.text();
    }

    /** What is wrong with the answer, given the catalog that it names; empty when it is right. */
    Optional<String> objection(Optional<AppCatalog> app) {
        if (app.isEmpty()) {
            return Optional.of("names a catalog that never had the app");
        }
        CheckRequest request = question.request(
                app.get().options().addressBuckets() ? Optional.of(LOOPBACK) : Optional.empty());
        Decision decision = UpdateDecision.decide(app.get(), request);
        return goesBack() ? Optional.of("offers something that is not newer to a client that did not ask for it")
                : decision instanceof Decision.Offer offer ? unlike(offer) : offersAnyway(app.get());
    }

    private boolean goesBack() {
        return isOffer() && !question.downgrade() && question.current().isNewerThan(version());
    }

    private Optional<String> unlike(Decision.Offer offer) {
        if (!isOffer()) {
            return Optional.of("should be " + offer);
        }
        JsonNode json = answer.json();
        boolean same = version().equals(offer.release().version())
                && json.get("url").asText().contains("/artifacts/" + offer.artifact().id() + "/")
                && json.get("signature").asText().equals(offer.artifact().signature())
                && json.at("/oasis/critical").asBoolean() == offer.release().terms().critical();
        return same ? Optional.empty() : Optional.of("should be " + offer);
    }

    private Optional<String> offersAnyway(AppCatalog app) {
        boolean quiet = app.options().quietForOldest() && !question.plugin();
        boolean right = quiet ? isOffer() && version().equals(question.current()) : answer.status() == 204;
        return right ? Optional.empty() : Optional.of("should be nothing" + (quiet ? ", as a document" : ""));
    }

    private TauriVersion version() {
        return TauriVersion.of(answer.json().get("version").asText());
    }

    @Override
    public String toString() {
        return replica + " at " + catalog() + ", asked " + question + ": " + answer;
    }
}
