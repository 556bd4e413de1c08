package dev.oasis.common.catalog.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * On which channel a new release begins. A pre-release that names none goes to the channel that its label names
 * ({@code 1.4.0-beta.2} to {@code beta}), never to {@code stable}.
 */
public final class ChannelChoice {

    /** Between the channels that every app starts with and whatever else it adds. */
    private static final int STABILITY_OF_NEW = 50;

    private ChannelChoice() {
    }

    /**
     * @param asked what the caller named, if anything
     * @param label first identifier of the version's pre-release, empty for a release proper
     * @throws Problem {@code channel_unknown} for a name that the app does not have, {@code channel_required} for a label that
     *         cannot be a channel
     */
    public static Channel choose(String appId, List<Channel> existing, Optional<String> asked, Optional<String> label) {
        if (asked.isEmpty() && label.filter(Channel.STABLE::equals).isPresent()) {
            throw Problem.ofField(ProblemCode.CHANNEL_REQUIRED, "channel",
                    "must be named, because a pre-release goes to stable only when that is asked for.");
        }
        String name = asked.or(() -> label).orElse(Channel.STABLE);
        Optional<Channel> found = existing.stream().filter(channel -> channel.name.equals(name)).findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        if (asked.isPresent()) {
            throw Problem.ofField(ProblemCode.CHANNEL_UNKNOWN, "channel", "is none of this app's channels: "
                    + existing.stream().map(channel -> channel.name).collect(Collectors.joining(", ")) + ".");
        }
        if (!Slug.isSlug(name)) {
            throw Problem.ofField(ProblemCode.CHANNEL_REQUIRED, "channel",
                    "must be named, because the version's label '" + name + "' cannot be a channel.");
        }
        return new Channel(appId, Slug.requireForChannel(name), STABILITY_OF_NEW);
    }

    /** The channels that a new app begins with. */
    public static List<Channel> initial(String appId) {
        return List.of(new Channel(appId, Channel.STABLE, 0), new Channel(appId, "beta", 20), new Channel(appId, "alpha", 30));
    }
}
