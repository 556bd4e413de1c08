package dev.oasis.common.trigger;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** {@link TriggerRules} as they are written and stored: words in place of enums, and everything may be left out. */
@RegisterForReflection // stored by an ObjectMapper that the native build cannot see through
public record TriggerDocument(Optional<List<String>> events, Optional<PatternDocument> branches, Optional<PatternDocument> tags,
        Optional<PatternDocument> paths, Optional<List<String>> actions, Optional<List<String>> labels, Optional<String> forks,
        Optional<Boolean> drafts, Optional<Boolean> prereleases) {

    private static final int MAX_ENTRIES = 64;
    private static final int MAX_LABEL = 100;

    /** {@link Patterns} as they are written and stored. */
    @RegisterForReflection // as above
    public record PatternDocument(Optional<List<String>> include, Optional<List<String>> exclude) {

        private static PatternDocument of(Patterns patterns) {
            return new PatternDocument(Optional.of(patterns.include().stream().map(Glob::toString).toList()),
                    Optional.of(patterns.exclude().stream().map(Glob::toString).toList()));
        }

        private Patterns patterns(String field) {
            return new Patterns(globs(field + ".include", include), globs(field + ".exclude", exclude));
        }

        private static List<Glob> globs(String field, Optional<List<String>> texts) {
            return entries(field, texts).stream().map(text -> glob(field, text)).toList();
        }

        private static Glob glob(String field, String text) {
            try {
                return Glob.of(text);
            } catch (IllegalArgumentException wrong) {
                throw wrong(field, "has a pattern that " + wrong.getMessage());
            }
        }
    }

    public static TriggerDocument of(TriggerRules rules) {
        return new TriggerDocument(Optional.of(words(rules.events(), EventKind::wireName)),
                Optional.of(PatternDocument.of(rules.branches())), Optional.of(PatternDocument.of(rules.tags())),
                Optional.of(PatternDocument.of(rules.paths())), Optional.of(words(rules.actions(), ChangeAction::wireName)),
                Optional.of(words(rules.labels(), Function.identity())), Optional.of(rules.forks().wireName()),
                Optional.of(rules.drafts()), Optional.of(rules.prereleases()));
    }

    /** @throws Problem {@code validation_failed} with the field below {@code triggers} */
    public TriggerRules rules() {
        return new TriggerRules(enums("triggers.events", events, EventKind.values(), EventKind::wireName, Set.of()),
                patterns("triggers.branches", branches), patterns("triggers.tags", tags), patterns("triggers.paths", paths),
                enums("triggers.actions", actions, ChangeAction.values(), ChangeAction::wireName, TriggerRules.USUAL_ACTIONS),
                labelSet(), forks.map(TriggerDocument::forkPolicy).orElse(ForkPolicy.APPROVE), drafts.orElse(true),
                prereleases.orElse(true));
    }

    private static Patterns patterns(String field, Optional<PatternDocument> document) {
        return document.map(given -> given.patterns(field)).orElse(Patterns.ALL);
    }

    private Set<String> labelSet() {
        List<String> given = entries("triggers.labels", labels);
        if (given.stream().anyMatch(label -> label.isBlank() || label.length() > MAX_LABEL)) {
            throw wrong("triggers.labels", "must be names of 1 to " + MAX_LABEL + " characters.");
        }
        return Set.copyOf(new HashSet<>(given));
    }

    private static ForkPolicy forkPolicy(String text) {
        return Arrays.stream(ForkPolicy.values()).filter(policy -> policy.wireName().equals(text)).findFirst()
                .orElseThrow(() -> wrong("triggers.forks", "must be approve or ignore."));
    }

    private static <E> Set<E> enums(String field, Optional<List<String>> texts, E[] all, Function<E, String> wireName,
            Set<E> absent) {
        if (texts.isEmpty()) {
            return absent;
        }
        Set<E> found = new HashSet<>();
        for (String text : entries(field, texts)) {
            found.add(Arrays.stream(all).filter(one -> wireName.apply(one).equals(text)).findFirst()
                    .orElseThrow(() -> wrong(field,
                            "must be of " + String.join(", ", Arrays.stream(all).map(wireName).toList()) + ".")));
        }
        return found;
    }

    private static List<String> entries(String field, Optional<List<String>> texts) {
        List<String> given = texts.orElse(List.of());
        if (given.size() > MAX_ENTRIES) {
            throw wrong(field, "must have at most " + MAX_ENTRIES + " entries.");
        }
        if (given.stream().anyMatch(text -> text == null)) {
            throw wrong(field, "must not have a null among its entries.");
        }
        return given;
    }

    private static <E> List<String> words(Set<E> values, Function<E, String> word) {
        return values.stream().map(word).sorted().toList();
    }

    private static Problem wrong(String field, String sentence) {
        return Problem.ofField(ProblemCode.VALIDATION_FAILED, field, sentence);
    }
}
