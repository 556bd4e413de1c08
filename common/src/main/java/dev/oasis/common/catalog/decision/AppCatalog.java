package dev.oasis.common.catalog.decision;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.oasis.common.catalog.version.TauriVersion;

/**
 * What one app offers, at one committed state. The constructor puts channels in order of stability, the most stable first, and
 * releases in order of version, the highest first.
 *
 * @throws IllegalArgumentException when two channels have one name, two releases have one version, or a rollout names a channel
 *         that the app does not have
 */
public record AppCatalog(String slug, String id, List<OfferedChannel> channels, AppOptions options,
        List<OfferedRelease> releases) {

    private static final Comparator<OfferedChannel> BY_STABILITY = Comparator.comparingInt(OfferedChannel::stability)
            .thenComparing(OfferedChannel::name);

    public AppCatalog {
        Objects.requireNonNull(slug);
        Objects.requireNonNull(id);
        Objects.requireNonNull(options);
        channels = channels.stream().sorted(BY_STABILITY).toList();
        releases = releases.stream().sorted(Comparator.comparing(OfferedRelease::version).reversed()).toList();
        requireDistinctVersions(releases);
        requireKnownChannels(channels, releases);
    }

    /** The channel with this name, in this exact case. */
    public Optional<OfferedChannel> channel(String name) {
        for (OfferedChannel channel : channels) {
            if (channel.name().equals(name)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }

    private static void requireDistinctVersions(List<OfferedRelease> releases) {
        Set<TauriVersion> versions = new HashSet<>();
        for (OfferedRelease release : releases) {
            if (!versions.add(release.version())) {
                throw new IllegalArgumentException("Version " + release.version() + " is in the catalog twice");
            }
        }
    }

    private static void requireKnownChannels(List<OfferedChannel> channels, List<OfferedRelease> releases) {
        Set<String> names = channels.stream().map(OfferedChannel::name).collect(Collectors.toSet());
        if (names.size() != channels.size()) {
            throw new IllegalArgumentException("Two channels have one name: " + channels);
        }
        for (OfferedRelease release : releases) {
            for (OfferedRollout rollout : release.rollouts()) {
                if (!names.contains(rollout.channel())) {
                    throw new IllegalArgumentException(
                            "Version " + release.version() + " is rolled out on an unknown channel: " + rollout.channel());
                }
            }
        }
    }
}
