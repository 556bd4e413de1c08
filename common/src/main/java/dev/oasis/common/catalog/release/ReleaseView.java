package dev.oasis.common.catalog.release;

import java.time.Instant;

import dev.oasis.common.web.conditional.Tagged;

/** A release as every API answers it. */
public record ReleaseView(String id, String appId, String version, String channel, String status, String notes,
        Instant pubDate, Instant createdAt, Instant updatedAt) implements Tagged {

    public static ReleaseView of(Release release) {
        return new ReleaseView(release.id, release.appId, release.version, release.channel, release.status.wireName(),
                release.notes, release.pubDate, release.createdAt, release.updatedAt);
    }
}
