package dev.oasis.common.trigger;

/** Names of refs, and the object name that stands for none. */
public final class Refs {

    public static final String BRANCHES = "refs/heads/";
    public static final String TAGS = "refs/tags/";

    /** What stands for no object, in repositories with SHA-1. */
    static final String NOWHERE = "0".repeat(40);

    private Refs() {
    }

    /** Whether it is the name of no object: as many zeros as the hash has digits, 40 or 64. */
    public static boolean isZero(String sha) {
        return !sha.isEmpty() && sha.chars().allMatch(c -> c == '0');
    }

    /** {@code v1} of {@code refs/tags/v1}; what is neither a branch nor a tag stays as it is. */
    public static String shortName(String ref) {
        return ref.startsWith(BRANCHES) ? ref.substring(BRANCHES.length())
                : ref.startsWith(TAGS) ? ref.substring(TAGS.length()) : ref;
    }
}
