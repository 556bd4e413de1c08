package dev.oasis.common.catalog.version;

/**
 * Order of dot-separated identifiers as Rust's {@code semver} crate has it, for pre-releases and for build metadata. In both,
 * digits rank below letters and a longer list above its own beginning.
 */
final class IdentifierOrder {

    private IdentifierOrder() {
    }

    /** No pre-release at all ranks highest. */
    static int ofPreReleases(String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        return left.equals(right) ? 0 : compare(left, right);
    }

    /** No build metadata at all ranks lowest; zeros in front make a number larger than the same one without. */
    static int ofBuilds(String left, String right) {
        return left.equals(right) ? 0 : compare(left, right);
    }

    private static int compare(String left, String right) {
        String[] lefts = left.split("\\.", -1);
        String[] rights = right.split("\\.", -1);
        for (int i = 0; i < Math.min(lefts.length, rights.length); i++) {
            int order = compareOne(lefts[i], rights[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(lefts.length, rights.length);
    }

    private static int compareOne(String left, String right) {
        boolean leftNumeric = isNumeric(left);
        boolean rightNumeric = isNumeric(right);
        if (leftNumeric != rightNumeric) {
            return leftNumeric ? -1 : 1;
        }
        if (!leftNumeric) {
            return left.compareTo(right);
        }
        String leftValue = withoutLeadingZeros(left);
        String rightValue = withoutLeadingZeros(right);
        int order = Integer.compare(leftValue.length(), rightValue.length());
        if (order == 0) {
            order = leftValue.compareTo(rightValue);
        }
        return order == 0 ? Integer.compare(left.length(), right.length()) : order;
    }

    private static boolean isNumeric(String identifier) {
        return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }
}
