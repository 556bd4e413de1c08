package dev.oasis.ingest.publishing;

import java.time.Instant;
import java.util.List;

import dev.oasis.common.publishing.Permission;
import dev.oasis.common.publishing.Publisher;

/**
 * What a job gets for its ID token.
 *
 * @param token to be sent as {@code Authorization: Bearer …}
 * @param channels on which its releases may begin; null for all
 */
public record PublishingTokenView(String token, Instant expiresAt, String appId, String publisherId, List<String> permissions,
        List<String> channels) {

    static PublishingTokenView of(PublishingSecret secret, Instant expiresAt, Publisher publisher) {
        return new PublishingTokenView(secret.reveal(), expiresAt, publisher.appId, publisher.id,
                publisher.mandate().permissions().stream().sorted().map(Permission::wireName).toList(),
                publisher.mandate().channels().map(names -> names.stream().sorted().toList()).orElse(null));
    }

    @Override
    public String toString() {
        return "PublishingTokenView[publisher=" + publisherId + ", expiresAt=" + expiresAt + "]";
    }
}
