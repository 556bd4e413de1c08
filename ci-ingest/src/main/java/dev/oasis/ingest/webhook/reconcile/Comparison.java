package dev.oasis.ingest.webhook.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.oasis.common.provider.RemoteDelivery;

/**
 * What follows from a provider's list of deliveries.
 *
 * @param again deliveries that never came, each as its newest attempt: they are to be sent again
 * @param refused deliveries that we refused for what they are; the same bytes would be refused again
 * @param arrived whether anything came as it should
 */
record Comparison(List<RemoteDelivery> again, List<RemoteDelivery> refused, boolean arrived) {

    private static final Set<Integer> TOO_EARLY = Set.of(408, 425, 429);
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    Comparison {
        again = List.copyOf(again);
        refused = List.copyOf(refused);
    }

    /**
     * @param attempts all that the provider lists, in any order; attempts at one delivery share its id
     * @param inInbox the ids of those deliveries that the inbox has, whatever the provider was answered
     */
    static Comparison of(List<RemoteDelivery> attempts, Set<String> inInbox) {
        List<RemoteDelivery> again = new ArrayList<>();
        List<RemoteDelivery> refused = new ArrayList<>();
        newest(attempts).filter(attempt -> !inInbox.contains(attempt.deliveryId()))
                // Without an id only the answer tells whether it came.
                .filter(attempt -> !(attempt.deliveryId().isEmpty() && attempt.arrived()))
                .forEach(attempt -> (isRefused(attempt.status()) ? refused : again).add(attempt));
        return new Comparison(again, refused, attempts.stream().anyMatch(RemoteDelivery::arrived));
    }

    private static Stream<RemoteDelivery> newest(List<RemoteDelivery> attempts) {
        Map<String, RemoteDelivery> byDelivery = attempts.stream().collect(Collectors.toMap(Comparison::identity,
                Function.identity(), (one, other) -> one.deliveredAt().isBefore(other.deliveredAt()) ? other : one));
        return byDelivery.values().stream()
                .sorted(Comparator.comparing(RemoteDelivery::deliveredAt).thenComparing(RemoteDelivery::externalId));
    }

    private static String identity(RemoteDelivery attempt) {
        return attempt.deliveryId().isEmpty() ? "attempt " + attempt.externalId() : attempt.deliveryId();
    }

    private static boolean isRefused(int status) {
        return status >= CLIENT_ERROR && status < SERVER_ERROR && !TOO_EARLY.contains(status);
    }
}
