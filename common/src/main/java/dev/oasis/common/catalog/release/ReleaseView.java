package dev.oasis.common.catalog.release;

import java.time.Instant;

import dev.oasis.common.web.conditional.Tagged;

/**
 * A release as every API answers it.
 *
 * @param recalled whether it is offered to nobody although it was published
 */
public record ReleaseView(String id, String appId, String version, String channel, String status, String notes,
        Instant pubDate, boolean recalled, Instant createdAt, Instant updatedAt) implements Tagged {

    public static ReleaseView of(Release release) {
        return new ReleaseView(release.id, release.appId, release.version, release.channel, release.status.wireName(),
                release.notes, release.pubDate, release.recalled, release.createdAt, release.updatedAt);
    }
}
