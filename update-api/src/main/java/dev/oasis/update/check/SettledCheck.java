package dev.oasis.update.check;

import java.util.Objects;

import dev.oasis.update.answer.RenderedAnswer;
import dev.oasis.update.snapshot.ServedApp;
import dev.oasis.update.usage.RepeatedUsage;

/**
 * What a check comes to at one state of the catalog.
 *
 * @param app as it is in that state
 * @param answer null when there is nothing to say
 * @param usage what is counted for it
 */
record SettledCheck(KnownCheck check, ServedApp app, RenderedAnswer answer, RepeatedUsage usage) {

    SettledCheck {
        Objects.requireNonNull(check);
        Objects.requireNonNull(usage);
    }
}
