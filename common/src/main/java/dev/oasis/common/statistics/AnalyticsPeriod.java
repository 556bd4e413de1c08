package dev.oasis.common.statistics;

import java.time.Instant;

/**
 * The time that an answer is about.
 *
 * @param end exclusive
 */
public record AnalyticsPeriod(Instant start, Instant end) {
}
