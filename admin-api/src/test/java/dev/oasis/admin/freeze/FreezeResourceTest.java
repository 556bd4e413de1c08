package dev.oasis.admin.freeze;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class FreezeResourceTest {

    private static final String FREEZES = "/admin/apps/{app}/freezes";

    @Test
    void aWeeklyWindowIsKeptAsItWasGiven() {
        String app = freshApp();
        String id = asOwner().body("""
                {"name":"Weekend","weekly":{"timeZone":"Europe/Berlin","fromDay":"friday","fromTime":"18:00","toDay":"monday",
                "toTime":"08:30"}}""").post(FREEZES, app).then().statusCode(201).extract().path("id");

        asOwner().get(FREEZES + "/{f}", app, id).then().statusCode(200).body("weekly.fromDay", equalTo("friday"))
                .body("weekly.toTime", equalTo("08:30")).body("weekly.timeZone", equalTo("Europe/Berlin"))
                .body("once", nullValue());
        asOwner().get(FREEZES, app).then().body("items.size()", equalTo(1));
        asOwner().delete(FREEZES + "/{f}", app, id).then().statusCode(204);
        asOwner().get(FREEZES + "/{f}", app, id).then().statusCode(404).body("code", equalTo("freeze_not_found"));
    }

    @Test
    void aSingleWindowIsKeptAsItWasGiven() {
        String app = freshApp();
        asOwner().body(
                "{\"name\":\"Holidays\",\"once\":{\"startsAt\":\"2026-12-24T00:00:00+01:00\",\"endsAt\":\"2027-01-02T00:00:00Z\"}}")
                .post(FREEZES, app).then().statusCode(201).header("Location", endsWith("/freezes/"
                        + asOwner().get(FREEZES, app).path("items[0].id")))
                .body("once.startsAt", equalTo("2026-12-23T23:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "weekly;{}",
            "weekly;'\"weekly\":{\"timeZone\":\"UTC\",\"fromDay\":\"monday\",\"fromTime\":\"08:00\",\"toDay\":\"monday\",\"toTime\":\"08:00\"}'",
            "weekly.timeZone;'\"weekly\":{\"timeZone\":\"Mars\",\"fromDay\":\"monday\",\"fromTime\":\"08:00\",\"toDay\":\"monday\",\"toTime\":\"09:00\"}'",
            "weekly.fromDay;'\"weekly\":{\"timeZone\":\"UTC\",\"fromDay\":\"mon\",\"fromTime\":\"08:00\",\"toDay\":\"monday\",\"toTime\":\"09:00\"}'",
            "weekly.toTime;'\"weekly\":{\"timeZone\":\"UTC\",\"fromDay\":\"monday\",\"fromTime\":\"08:00\",\"toDay\":\"monday\",\"toTime\":\"25:00\"}'",
            "once.endsAt;'\"once\":{\"startsAt\":\"2027-01-02T00:00:00Z\",\"endsAt\":\"2026-01-02T00:00:00Z\"}'" })
    void aWindowThatIsNoneIsRefused(String field, String span) {
        String body = span.equals("{}") ? "{\"name\":\"x\"}" : "{\"name\":\"x\"," + span + "}";

        asOwner().body(body).post(FREEZES, freshApp()).then().statusCode(400).body("errors[0].field", equalTo(field));
    }
}
