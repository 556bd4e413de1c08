package dev.oasis.admin.channel;

import dev.oasis.common.catalog.app.Channel;
import dev.oasis.common.web.conditional.Tagged;

/**
 * A channel as the API answers it.
 *
 * @param stability 0 is the most stable; a client on a channel is also offered what channels with a lower number carry
 */
public record ChannelView(String name, int stability) implements Tagged {

    static ChannelView of(Channel channel) {
        return new ChannelView(channel.name, channel.stability);
    }
}
