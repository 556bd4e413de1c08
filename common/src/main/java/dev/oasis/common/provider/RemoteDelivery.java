package dev.oasis.common.provider;

import java.time.Instant;

/**
 * A delivery as its provider remembers it.
 *
 * @param externalId the provider's number of this attempt, by which it is delivered again
 * @param deliveryId what stands in the delivery's header, the same for each attempt: {@code X-GitHub-Delivery}, or GitLab's
 *        {@code Idempotency-Key}, which is empty where the provider does not tell it
 * @param deliveredAt at GitLab as whoever answered said, or now where nobody did: it does not say it itself
 * @param status what we answered, or 0 when nobody did
 */
public record RemoteDelivery(String externalId, String deliveryId, String event, Instant deliveredAt, int status,
        boolean redelivery) {

    public boolean arrived() {
        return status >= 200 && status < 300;
    }
}
