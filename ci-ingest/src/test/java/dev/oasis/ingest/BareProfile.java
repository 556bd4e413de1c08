package dev.oasis.ingest;

import java.util.HashMap;
import java.util.Map;

import dev.oasis.testkit.stack.NarrowLimits;
import io.quarkus.test.junit.QuarkusTestProfile;

/** Narrow limits and no storage, in one: each profile has the application built and started once more. */
public class BareProfile implements QuarkusTestProfile {

    static final int BURST = 4;

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(NarrowLimits.of(Map.of("ci", BURST, "login", BURST)));
        settings.putAll(Map.of("oasis.storage.bucket", "", "oasis.storage.endpoint", "", "oasis.storage.access-key-id", "",
                "oasis.storage.secret-access-key", ""));
        return settings;
    }
}
