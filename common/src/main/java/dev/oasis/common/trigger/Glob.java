package dev.oasis.common.trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A pattern for branches, tags and paths. {@code *} stands for any characters but {@code /}, also none; {@code **} for any
 * characters, and <code>**&#47;</code> at the beginning or after a {@code /} also for no folder at all; {@code ?} for one
 * character but {@code /}; {@code [abc]}, {@code [a-z]} and {@code [!a-z]} for one of a set, never {@code /}; a backslash takes
 * the meaning from what follows. Everything else stands for itself, letter case included.
 * <p>
 * Matching walks the text once with the set of positions that the pattern can have reached, so its time is bounded by the
 * lengths' product, whatever somebody writes into a pattern.
 */
public final class Glob {

    public static final int MAX_LENGTH = 250;

    private enum Repeat {
        ONCE,
        ANY
    }

    // A folder token matches "anything/" as a whole or nothing: it is entered, then left at a slash.
    private record Token(IntPredicate accepts, Repeat repeat, boolean folders) {
    }

    private final String pattern;
    private final List<Token> tokens;

    private Glob(String pattern, List<Token> tokens) {
        this.pattern = pattern;
        this.tokens = List.copyOf(tokens);
    }

    /** @throws IllegalArgumentException with a sentence that says what is wrong with the pattern */
    public static Glob of(String pattern) {
        if (pattern.isEmpty() || pattern.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must have 1 to " + MAX_LENGTH + " characters.");
        }
        return new Glob(pattern, new Scanner(pattern).tokens());
    }

    public boolean matches(String text) {
        boolean[] reached = new boolean[tokens.size() + 1];
        boolean[] inside = new boolean[tokens.size() + 1];
        reached[0] = true;
        skip(reached, inside);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean[] next = new boolean[reached.length];
            boolean[] nextInside = new boolean[reached.length];
            for (int t = 0; t < tokens.size(); t++) {
                step(t, c, reached, inside, next, nextInside);
            }
            reached = next;
            inside = nextInside;
            skip(reached, inside);
        }
        return reached[tokens.size()];
    }

    private void step(int t, char c, boolean[] reached, boolean[] inside, boolean[] next, boolean[] nextInside) {
        Token token = tokens.get(t);
        if (token.folders()) {
            if (inside[t]) {
                nextInside[t] = true;
                next[t + 1] |= c == '/';
            }
        } else if (reached[t] && token.accepts().test(c)) {
            next[token.repeat() == Repeat.ANY ? t : t + 1] = true;
        }
    }

    // What may stand for nothing is passed without a character.
    private void skip(boolean[] reached, boolean[] inside) {
        for (int t = 0; t < tokens.size(); t++) {
            if (reached[t] && (tokens.get(t).repeat() == Repeat.ANY || tokens.get(t).folders())) {
                reached[t + 1] = true;
                inside[t] |= tokens.get(t).folders();
            }
        }
    }

    @Override
    public String toString() {
        return pattern;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && glob.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    private static final class Scanner {

        private static final IntPredicate ANYTHING = c -> true;
        private static final IntPredicate NO_SLASH = c -> c != '/';

        private final String pattern;
        private int at;

        private Scanner(String pattern) {
            this.pattern = pattern;
        }

        private List<Token> tokens() {
            List<Token> tokens = new ArrayList<>();
            while (at < pattern.length()) {
                tokens.add(token());
            }
            return tokens;
        }

        private Token token() {
            boolean folderStart = at == 0 || pattern.charAt(at - 1) == '/';
            char c = pattern.charAt(at++);
            return switch (c) {
                case '*' -> stars(folderStart);
                case '?' -> new Token(NO_SLASH, Repeat.ONCE, false);
                case '[' -> new Token(set(), Repeat.ONCE, false);
                case '\\' -> literal(escaped());
                default -> literal(c);
            };
        }

        private Token stars(boolean folderStart) {
            int first = at;
            while (at < pattern.length() && pattern.charAt(at) == '*') {
                at++;
            }
            if (at == first) {
                return new Token(NO_SLASH, Repeat.ANY, false);
            }
            if (folderStart && at < pattern.length() && pattern.charAt(at) == '/') {
                at++;
                return new Token(ANYTHING, Repeat.ANY, true);
            }
            return new Token(ANYTHING, Repeat.ANY, false);
        }

        private IntPredicate set() {
            boolean negated = at < pattern.length() && pattern.charAt(at) == '!';
            if (negated) {
                at++;
            }
            IntPredicate members = c -> false;
            int first = at;
            while (at < pattern.length() && (pattern.charAt(at) != ']' || at == first)) {
                members = members.or(range());
            }
            if (at >= pattern.length()) {
                throw new IllegalArgumentException("has a [ without its ].");
            }
            at++;
            IntPredicate within = members;
            return c -> c != '/' && within.test(c) != negated;
        }

        private IntPredicate range() {
            char low = member();
            if (at + 1 >= pattern.length() || pattern.charAt(at) != '-' || pattern.charAt(at + 1) == ']') {
                return c -> c == low;
            }
            at++;
            char high = member();
            if (low > high) {
                throw new IllegalArgumentException("has a range that runs backwards: " + low + "-" + high + ".");
            }
            return c -> low <= c && c <= high;
        }

        private char member() {
            char c = pattern.charAt(at++);
            return c == '\\' ? escaped() : c;
        }

        private char escaped() {
            if (at >= pattern.length()) {
                throw new IllegalArgumentException("ends with a backslash that has nothing to escape.");
            }
            return pattern.charAt(at++);
        }

        private static Token literal(char literal) {
            return new Token(c -> c == literal, Repeat.ONCE, false);
        }
    }
}
