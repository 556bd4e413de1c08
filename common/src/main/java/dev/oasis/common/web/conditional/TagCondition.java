package dev.oasis.common.web.conditional;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * What {@code If-Match} or {@code If-None-Match} names (RFC 9110, sections 13.1.1 and 13.1.2).
 *
 * @param any whether it was {@code *}: every state of something that is there
 * @param strong tags as they stand
 * @param weak the opaque parts of tags behind {@code W/}; we give none, but a cache between may weaken ours
 */
public record TagCondition(boolean any, Set<EntityTag> strong, Set<EntityTag> weak) {

    private static final Pattern START = Pattern.compile("^[ \\t,]*+");
    // Possessive, so that a header of any length is read in one pass and without a deep stack.
    private static final Pattern ELEMENT = Pattern
            .compile("\\G(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*+)\"[ \\t]*+(?:,[ \\t,]*+|$)");

    public TagCondition {
        strong = Set.copyOf(strong);
        weak = Set.copyOf(weak);
    }

    /**
     * @param header name, for errors
     * @param lines its values; several are one list
     * @throws Problem {@code validation_failed}
     */
    static TagCondition parse(String header, List<String> lines) {
        String text = String.join(",", lines).strip();
        if (text.equals("*")) {
            return new TagCondition(true, Set.of(), Set.of());
        }
        String list = START.matcher(text).replaceFirst("");
        Set<EntityTag> strong = new HashSet<>();
        Set<EntityTag> weak = new HashSet<>();
        Matcher element = ELEMENT.matcher(list);
        int end = 0;
        while (element.find()) {
            (element.group(1) == null ? strong : weak).add(new EntityTag(element.group(2)));
            end = element.end();
        }
        if (end == 0 || end < list.length()) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, header,
                    "must be * or the quoted ETag of an earlier answer; several with commas between them.");
        }
        return new TagCondition(false, strong, weak);
    }

    /** By the strong comparison, which a weak tag never passes. */
    boolean namesState(EntityTag current) {
        return any || strong.stream().anyMatch(current::isOfSameState);
    }

    /** By the weak comparison. */
    boolean names(EntityTag current) {
        return any || strong.contains(current) || weak.contains(current);
    }
}
