package dev.oasis.common.health;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How well something is; worse is greater. */
public enum HealthStatus {
    /** Not configured, hence not missed. */
    OFF,
    UP,
    /** Works, but somebody should look. */
    DEGRADED,
    DOWN;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
