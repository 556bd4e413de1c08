package dev.oasis.common.events;

import java.time.Instant;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Which clients of one kind one process has heard of on one day, as far as they send an id: a sketch that can be merged and
 * counted, from
 * which no id can be read. It is sent as a whole each time it has changed; merging it again changes nothing.
 *
 * @param day start of the UTC day
 * @param channel the channel that they asked for; null, as the two below, in records of older processes: clients of all kinds
 * @param currentVersion what they run; {@link UsageCount#OTHER_VERSION} when the app never released it
 * @param platform wire name, such as {@code darwin-aarch64}
 * @param sketch state of a {@link dev.oasis.common.statistics.ClientSketch}
 */
@RegisterForReflection // written by an ObjectMapper that the native build cannot see through
public record ActiveClients(Instant day, String appId, String channel, String currentVersion, String platform, byte[] sketch) {
}
