package dev.oasis.testkit.openapi;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;

/** Puts {@link CheckedAnswers} in front of REST Assured in every Quarkus test; the service loader finds it. */
public final class CheckEveryAnswer implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (RestAssured.filters().stream().noneMatch(CheckedAnswers.class::isInstance)) {
            RestAssured.filters(new CheckedAnswers());
        }
    }
}
