package dev.oasis.common.trigger;

import java.util.Set;

/** Which files an event changes, as far as that is known. */
public sealed interface TouchedFiles {

    /** All of them, as paths from the repository's root. */
    record Known(Set<String> paths) implements TouchedFiles {

        public Known {
            paths = Set.copyOf(paths);
        }
    }

    /** Nobody told: a path filter lets the event pass, because a run too many does less harm than one too few. */
    record Unknown() implements TouchedFiles {
    }

    TouchedFiles UNKNOWN = new Unknown();
}
