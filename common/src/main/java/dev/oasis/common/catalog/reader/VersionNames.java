package dev.oasis.common.catalog.reader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The versions that an app ever published, in the least room: an app may have hundreds, and of most of them nothing is needed
 * any more but that they exist. Sorted texts in one array, one behind the other. Immutable.
 */
public final class VersionNames {

    private final byte[] texts;
    /** Behind the last character of each. */
    private final int[] ends;

    private VersionNames(byte[] texts, int[] ends) {
        this.texts = texts;
        this.ends = ends;
    }

    /** @param versions in ASCII, as every version is */
    public static VersionNames of(Collection<String> versions) {
        TreeSet<String> sorted = new TreeSet<>(versions);
        int[] ends = new int[sorted.size()];
        StringBuilder texts = new StringBuilder();
        int index = 0;
        for (String version : sorted) {
            ends[index++] = texts.append(version).length();
        }
        return new VersionNames(texts.toString().getBytes(StandardCharsets.US_ASCII), ends);
    }

    /** Allocates nothing. */
    public boolean contains(String version) {
        int low = 0;
        int high = ends.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int order = compare(middle, version);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    /** Each of them once, sorted as texts. */
    public List<String> all() {
        List<String> all = new ArrayList<>(ends.length);
        for (int i = 0; i < ends.length; i++) {
            all.add(new String(texts, start(i), ends[i] - start(i), StandardCharsets.US_ASCII));
        }
        return all;
    }

    private int compare(int index, String version) {
        int start = start(index);
        int length = ends[index] - start;
        for (int i = 0; i < Math.min(length, version.length()); i++) {
            int order = texts[start + i] - version.charAt(i);
            if (order != 0) {
                return order;
            }
        }
        return length - version.length();
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionNames that && Arrays.equals(ends, that.ends) && Arrays.equals(texts, that.texts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(texts);
    }

    @Override
    public String toString() {
        return all().toString();
    }
}
