package dev.oasis.common.catalog.version;

import java.util.Optional;

/**
 * A semantic version as a Tauri client understands it: read as strictly as Rust's {@code semver} crate reads it, numbers up to
 * the largest unsigned 64-bit one, leading {@code v}s ignored; ordered as that crate orders, which unlike the SemVer text
 * counts build metadata ({@code 1.0.0 < 1.0.0+1 < 1.0.0+2 < 1.0.0+10}). Java's libraries do neither. Source: Tauri contract,
 * sections 1 and 2. Immutable; equality agrees with the order.
 */
public final class TauriVersion implements Comparable<TauriVersion> {

    /** Longer texts are no versions: the limit only keeps hostile input cheap. */
    public static final int MAX_LENGTH = 256;

    private final long major;
    private final long minor;
    private final long patch;
    private final String preRelease;
    private final String build;
    private final String text;

    TauriVersion(long[] numbers, String preRelease, String build, String text) {
        this.major = numbers[0];
        this.minor = numbers[1];
        this.patch = numbers[2];
        this.preRelease = preRelease;
        this.build = build;
        this.text = text;
    }

    /** The version that the text states; empty when it is none. Allocates little: the hot path calls it for each check. */
    public static Optional<TauriVersion> parse(String text) {
        return Optional.ofNullable(new VersionParser(text).parse());
    }

    /** @throws IllegalArgumentException when the text is no version */
    public static TauriVersion of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("Not a semantic version: " + text));
    }

    public boolean isPreRelease() {
        return !preRelease.isEmpty();
    }

    /** The first identifier of the pre-release: {@code beta} of {@code 1.4.0-beta.2}. */
    public Optional<String> preReleaseLabel() {
        int dot = preRelease.indexOf('.');
        return isPreRelease() ? Optional.of(dot < 0 ? preRelease : preRelease.substring(0, dot)) : Optional.empty();
    }

    public boolean isNewerThan(TauriVersion other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(TauriVersion other) {
        int order = Long.compareUnsigned(major, other.major);
        if (order == 0) {
            order = Long.compareUnsigned(minor, other.minor);
        }
        if (order == 0) {
            order = Long.compareUnsigned(patch, other.patch);
        }
        if (order == 0) {
            order = IdentifierOrder.ofPreReleases(preRelease, other.preRelease);
        }
        return order == 0 ? IdentifierOrder.ofBuilds(build, other.build) : order;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TauriVersion that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Canonical: without a leading {@code v}. */
    @Override
    public String toString() {
        return text;
    }
}
