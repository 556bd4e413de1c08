package dev.oasis.common.publishing;

import dev.oasis.common.trigger.Glob;

/**
 * A full ref in which {@code *} stands for any characters but {@code /} and {@code **} for any, as in the {@link Glob}s of
 * pipelines; what else means something there cannot stand in the name of a ref.
 */
public record RefPattern(String text) {

    /** @throws IllegalArgumentException for what names neither branches nor tags, or cannot be a ref */
    public RefPattern {
        if (text.length() > Glob.MAX_LENGTH || !text.matches("refs/(heads|tags)/[^\\s~^:?\\[\\\\\\p{Cntrl}]+")) {
            throw new IllegalArgumentException(
                    "must begin with refs/heads/ or refs/tags/, such as refs/tags/v*, and have at most " + Glob.MAX_LENGTH
                            + " characters.");
        }
    }

    public boolean matches(String ref) {
        return Glob.of(text).matches(ref);
    }
}
