package dev.oasis.admin.release;

import java.math.BigDecimal;
import java.util.Optional;

import dev.oasis.common.catalog.rollout.Share;

/**
 * How a release is published; a call without a body publishes to everybody.
 *
 * @param percent which part of the clients, everybody when absent
 */
public record PublishRequest(Optional<BigDecimal> percent) {

    static final PublishRequest TO_EVERYBODY = new PublishRequest(Optional.empty());

    /** @throws dev.oasis.common.web.problem.Problem {@code validation_failed} */
    Share share() {
        return percent.map(asked -> Share.ofPercent("percent", asked)).orElse(Share.EVERYBODY);
    }
}
