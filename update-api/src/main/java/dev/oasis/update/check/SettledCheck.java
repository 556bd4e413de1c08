package dev.oasis.update.check;

import java.util.Objects;

import dev.oasis.update.answer.RenderedAnswer;
import dev.oasis.update.snapshot.ServedApp;
import dev.oasis.update.usage.RepeatedUsage;

/**
 * What a check comes to. It holds for this state of the app, which changes as a whole.
 *
 * @param answer null when there is nothing to say
 * @param usage what is counted for it
 */
record SettledCheck(ServedApp app, RenderedAnswer answer, RepeatedUsage usage) {

    SettledCheck {
        Objects.requireNonNull(app);
        Objects.requireNonNull(usage);
    }
}
