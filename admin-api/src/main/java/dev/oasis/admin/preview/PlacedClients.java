package dev.oasis.admin.preview;

import dev.oasis.common.catalog.rollout.Share;

/**
 * Active clients of one kind and what would become of them.
 *
 * @param outcome as in {@link PreviewGroup}
 * @param share what part of those with an id would be offered the release
 * @param withoutId what part of the checks without one would be answered with it
 */
record PlacedClients(ActiveClients.OfKind clients, String outcome, Share share, Share withoutId) {

    PreviewGroup group() {
        ClientKind kind = clients.kind();
        long known = clients.known().estimate();
        return new PreviewGroup(kind.channel(), kind.version(), kind.platform(), outcome, share.percent(), known,
                part(known, share), clients.checksWithoutId(), part(clients.checksWithoutId(), withoutId));
    }

    static long part(long whole, Share share) {
        return Math.round(whole * (share.basisPoints() / (double) Share.EVERYBODY.basisPoints()));
    }
}
