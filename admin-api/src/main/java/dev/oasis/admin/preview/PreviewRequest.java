package dev.oasis.admin.preview;

import java.math.BigDecimal;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * @param channel the release's own when absent
 * @param percent what the rollout there has when absent, else everybody
 * @param hours how far back clients count as active, a week when absent
 */
public record PreviewRequest(Optional<String> channel, Optional<BigDecimal> percent,
        Optional<@Min(value = 1, message = PreviewRequest.HOURS) @Max(value = 720, message = PreviewRequest.HOURS) Integer> hours) {

    static final String HOURS = "must be 1 to 720.";
    static final int WEEK = 168;
    static final PreviewRequest PLAIN = new PreviewRequest(Optional.empty(), Optional.empty(), Optional.empty());
}
