package dev.oasis.common.health;

import io.smallrye.mutiny.Uni;

/** One thing that a service stands on. Whoever asks bounds the time and takes a failure for {@code down}. */
public interface HealthPart {

    /** Its key in the answer. */
    String name();

    /** Looks now. Asked every two seconds at most; never blocks. */
    Uni<PartState> look();

    /** What to tell an operator when {@link #look()} fails or takes too long. */
    String advice();
}
