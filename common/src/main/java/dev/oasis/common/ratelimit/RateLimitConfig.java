package dev.oasis.common.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much each class allows. */
@ConfigMapping(prefix = "oasis.rate-limit")
public interface RateLimitConfig {

    /** By client network. */
    Check check();

    /** By client network. */
    Download download();

    /** By key; by client network for what comes without one. */
    Ci ci();

    /** By key or person; by client network for what comes without credentials. */
    Admin admin();

    /** Failed credentials, by client network. */
    Login login();

    /** The settings of one class. */
    interface ClassLimit {

        /** What flows back, such as {@code 50/s} or {@code 100/m}; a bare number is per second. */
        String rate();

        /** How many may come at once. */
        int burst();

        @WithDefault("true")
        boolean enabled();
    }

    interface Check extends ClassLimit {

        // An office shares an address.
        @Override
        @WithDefault("50/s")
        String rate();

        @Override
        @WithDefault("500")
        int burst();
    }

    interface Download extends ClassLimit {

        @Override
        @WithDefault("50/s")
        String rate();

        @Override
        @WithDefault("500")
        int burst();
    }

    interface Ci extends ClassLimit {

        // Many pipelines share a key, and a release with all its uploads is dozens of calls.
        @Override
        @WithDefault("50/s")
        String rate();

        @Override
        @WithDefault("1000")
        int burst();
    }

    interface Admin extends ClassLimit {

        @Override
        @WithDefault("50/s")
        String rate();

        @Override
        @WithDefault("1000")
        int burst();
    }

    interface Login extends ClassLimit {

        @Override
        @WithDefault("30/m")
        String rate();

        @Override
        @WithDefault("60")
        int burst();
    }

    default ClassLimit of(RateClass rateClass) {
        return switch (rateClass) {
            case CHECK -> check();
            case DOWNLOAD -> download();
            case CI -> ci();
            case ADMIN -> admin();
            case LOGIN -> login();
        };
    }
}
