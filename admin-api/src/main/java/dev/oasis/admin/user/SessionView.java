package dev.oasis.admin.user;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A session as the API answers it.
 *
 * @param lastSeenAt to the minute
 * @param userAgent what the browser called itself
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SessionView(String id, String provider, String userAgent, String address, Instant createdAt, Instant expiresAt,
        Instant lastSeenAt, Instant endedAt) {

    static SessionView of(UserSession session) {
        return new SessionView(session.id, session.provider, session.userAgent, session.address, session.createdAt,
                session.expiresAt, session.lastSeenAt, session.endedAt);
    }
}
