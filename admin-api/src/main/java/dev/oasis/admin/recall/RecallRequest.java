package dev.oasis.admin.recall;

import java.util.Optional;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * @param exit what becomes of the clients that have it: {@code hold}, {@code allow_downgrade} or {@code roll_forward}
 * @param replacement id of the release to roll forward to; only with {@code roll_forward}, and needed there
 */
public record RecallRequest(
        @NotNull(message = "is needed: hold, allow_downgrade or roll_forward.") String exit,
        Optional<@Size(max = 1000, message = "must have at most 1000 characters.") String> reason,
        Optional<String> replacement) {
}
