package dev.oasis.common.publishing;

/** A full ref in which {@code *} stands for any characters, slashes too. */
public record RefPattern(String text) {

    private static final int MAX_LENGTH = 255;

    /** @throws IllegalArgumentException for what names neither branches nor tags, or cannot be a ref */
    public RefPattern {
        if (text.length() > MAX_LENGTH || !text.matches("refs/(heads|tags)/[^\\s~^:?\\[\\\\\\p{Cntrl}]+")) {
            throw new IllegalArgumentException(
                    "must begin with refs/heads/ or refs/tags/, such as refs/tags/v*, and have at most 255 characters.");
        }
    }

    /** Takes time in proportion to both lengths, whatever the pattern. */
    public boolean matches(String ref) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (at < ref.length()) {
            if (in < text.length() && text.charAt(in) == '*') {
                star = in++;
                resume = at;
            } else if (in < text.length() && text.charAt(in) == ref.charAt(at)) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (in < text.length() && text.charAt(in) == '*') {
            in++;
        }
        return in == text.length();
    }
}
