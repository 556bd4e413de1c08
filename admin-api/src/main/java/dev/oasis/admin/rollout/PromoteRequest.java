package dev.oasis.admin.rollout;

import java.math.BigDecimal;
import java.util.Optional;

import jakarta.validation.constraints.NotNull;

/**
 * @param channel one that the app has
 * @param percent which part of the clients, everybody when absent
 */
public record PromoteRequest(@NotNull(message = "is needed.") String channel, Optional<BigDecimal> percent) {
}
