package dev.oasis.common.statistics;

import java.time.temporal.ChronoUnit;

/** Where counts lie by the UTC hour or the UTC day in which they were made. */
public enum RollupTable {
    HOURLY("usage_hourly", ChronoUnit.HOURS),
    DAILY("usage_daily", ChronoUnit.DAYS);

    private final String tableName;
    private final ChronoUnit bucket;

    RollupTable(String tableName, ChronoUnit bucket) {
        this.tableName = tableName;
        this.bucket = bucket;
    }

    public String tableName() {
        return tableName;
    }

    /** How long one bucket lasts. */
    public ChronoUnit bucket() {
        return bucket;
    }
}
