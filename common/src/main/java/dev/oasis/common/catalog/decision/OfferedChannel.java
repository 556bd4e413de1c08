package dev.oasis.common.catalog.decision;

import java.util.Objects;

/**
 * A channel of an app.
 *
 * @param stability 0 is the most stable; a client is also offered what channels with a lower number carry, and nothing of
 *        another channel with the same one
 */
public record OfferedChannel(String name, int stability) {

    public OfferedChannel {
        Objects.requireNonNull(name);
    }

    /** Whether a client on this channel is offered what the other one carries. */
    public boolean sees(OfferedChannel other) {
        return other.stability < stability || other.name.equals(name);
    }
}
