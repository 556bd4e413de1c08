package dev.oasis.common.events;

import java.time.Instant;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How often one thing has happened. The texts are never null; what does not apply or is not known is empty.
 *
 * @param hour start of the UTC hour in which it happened
 * @param kind see {@link UsageKind}
 * @param channel the channel that was asked for
 * @param currentVersion what the client runs; {@link #OTHER_VERSION} when the app never released it
 * @param releaseVersion what was offered or downloaded
 * @param platform wire name, such as {@code darwin-aarch64}
 * @param country ISO 3166-1 alpha-2 in upper case
 * @param outcome how it was answered, such as {@code offered}, {@code redirected}, or the decision's reason for nothing
 */
@RegisterForReflection // written by an ObjectMapper that the native build cannot see through
public record UsageCount(Instant hour, String appId, String kind, String channel, String currentVersion,
        String releaseVersion, String platform, String country, String outcome, long count) {

    /** Stands for every version that the app never released: what clients say must not make endless counters. */
    public static final String OTHER_VERSION = "other";
}
