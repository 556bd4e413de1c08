package dev.oasis.admin.channel;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshRelease;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class ChannelResourceTest {

    private static final String CHANNELS = "/admin/apps/{app}/channels";
    private static final String CHANNEL = CHANNELS + "/{channel}";

    @Test
    void anAppHasItsChannelsInOrderOfStability() {
        String app = freshApp();

        asOwner().body(Map.of("name", "nightly", "stability", 50)).post(CHANNELS, app)
                .then().statusCode(201).header("Location", endsWith("/channels/nightly")).body("stability", equalTo(50));
        asOwner().body(Map.of("name", "rc", "stability", 10)).post(CHANNELS, app).then().statusCode(201);

        asOwner().get(CHANNELS, app).then().statusCode(200)
                .body("items.name", contains("stable", "rc", "beta", "alpha", "nightly"));
        asOwner().body(Map.of("stability", 40)).patch(CHANNEL, app, "rc").then().statusCode(200).body("stability", equalTo(40));
        asOwner().get(CHANNELS, app).then().body("items.name", contains("stable", "beta", "alpha", "rc", "nightly"));
    }

    @ParameterizedTest
    @CsvSource({ "latest,5,slug_reserved", "Nightly,5,validation_failed", "beta,5,channel_exists", "fresh,0,validation_failed",
            "fresh,1001,validation_failed" })
    void aChannelThatBreaksARuleIsRefused(String name, int stability, String code) {
        asOwner().body(Map.of("name", name, "stability", stability)).post(CHANNELS, freshApp())
                .then().body("code", equalTo(code));
    }

    @Test
    void onlyAChannelThatNothingUsesIsDeleted() {
        String app = freshApp();
        freshRelease(app, "1.0.0-beta.1");

        asOwner().delete(CHANNEL, app, "beta").then().statusCode(409).body("code", equalTo("channel_in_use"));
        asOwner().delete(CHANNEL, app, "stable").then().statusCode(409).body("code", equalTo("channel_in_use"));
        asOwner().delete(CHANNEL, app, "alpha").then().statusCode(204);
        asOwner().get(CHANNEL, app, "alpha").then().statusCode(404).body("code", equalTo("channel_not_found"));
    }

    @Test
    void stableStaysWhereItIs() {
        asOwner().body(Map.of("stability", 5)).patch(CHANNEL, freshApp(), "stable")
                .then().statusCode(400).body("errors[0].field", equalTo("stability"));
    }
}
