package dev.oasis.testkit.stack;

import java.util.HashMap;
import java.util.Map;

/**
 * Settings under which a few requests use up a rate limit, and none of it comes back while a test runs. The test is the
 * trusted proxy, so that each case can come from an address of its own.
 */
public final class NarrowLimits {

    private NarrowLimits() {
    }

    /** @param bursts how many requests each class of requests lets through; the other classes stay as they are */
    public static Map<String, String> of(Map<String, Integer> bursts) {
        Map<String, String> settings = new HashMap<>();
        settings.put("oasis.http.trusted-proxies", "127.0.0.1");
        bursts.forEach((rateClass, burst) -> {
            String prefix = "oasis.rate-limit." + rateClass + ".";
            settings.put(prefix + "enabled", "true");
            settings.put(prefix + "rate", "1/h");
            settings.put(prefix + "burst", String.valueOf(burst));
        });
        return settings;
    }
}
