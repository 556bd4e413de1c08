package dev.oasis.common.trigger;

import java.util.Collection;
import java.util.List;

/**
 * What is meant and what is not. Excluding wins; nothing included means everything.
 *
 * @param include patterns as {@link Glob} reads them
 */
public record Patterns(List<Glob> include, List<Glob> exclude) {

    /** Everything. */
    public static final Patterns ALL = new Patterns(List.of(), List.of());

    public Patterns {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** @throws IllegalArgumentException for a pattern that is none */
    public static Patterns of(Collection<String> include, Collection<String> exclude) {
        return new Patterns(include.stream().map(Glob::of).toList(), exclude.stream().map(Glob::of).toList());
    }

    public boolean isAll() {
        return include.isEmpty() && exclude.isEmpty();
    }

    public boolean admits(String name) {
        return (include.isEmpty() || include.stream().anyMatch(glob -> glob.matches(name)))
                && exclude.stream().noneMatch(glob -> glob.matches(name));
    }
}
