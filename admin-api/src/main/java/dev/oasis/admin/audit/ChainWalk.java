package dev.oasis.admin.audit;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Follows a chain from its beginning and stops at the first thing that is wrong. Not safe for several threads.
 */
final class ChainWalk {

    private final ObjectMapper json;
    private final Optional<ChainHead> kept;
    private ChainHead head = ChainHead.BEGINNING;
    private String lastEntry;
    private boolean keptSeen;
    private Suspicion suspicion;

    /** @param kept a head that somebody has kept elsewhere */
    ChainWalk(ObjectMapper json, Optional<ChainHead> kept) {
        this.json = json;
        this.kept = kept;
        meet(head);
    }

    /** As far as the chain was followed and found in order. */
    ChainHead head() {
        return head;
    }

    Optional<Suspicion> suspicion() {
        return Optional.ofNullable(suspicion);
    }

    /** Whether the chain went through the kept head. */
    boolean keptSeen() {
        return keptSeen;
    }

    void follow(List<SealedEntry> links) {
        for (SealedEntry link : links) {
            suspicion = judge(link).orElse(null);
            if (suspicion != null) {
                return;
            }
            lastEntry = link.seal().entryId();
            head = link.seal().asHead();
            meet(head);
        }
    }

    /** What the kept head tells against a chain that is in order by itself. */
    Optional<Finding> missingHead() {
        return kept.filter(missed -> !keptSeen)
                .map(missed -> missed.number() > head.number() ? Finding.of(Finding.Kind.CUT_OFF, head.number() + 1, null)
                        : Finding.of(Finding.Kind.REWRITTEN, missed.number(), null));
    }

    private void meet(ChainHead reached) {
        keptSeen = keptSeen || kept.filter(reached::equals).isPresent();
    }

    private Optional<Suspicion> judge(SealedEntry link) {
        Seal seal = link.seal();
        if (seal.number() != head.number() + 1) {
            Finding gap = Finding.of(Finding.Kind.REMOVED, head.number() + 1, null);
            return Optional.of(new Suspicion(gap, Optional.empty(), gap));
        }
        if (!seal.previous().equals(head.hash())) {
            return Optional.of(Suspicion.unless(seal.previous(), seal, predecessor(seal)));
        }
        if (link.entry().isEmpty()) {
            return Optional.of(Suspicion.certain(Finding.Kind.REMOVED, seal));
        }
        return judge(seal, link.entry().get());
    }

    private Optional<Suspicion> judge(Seal seal, StoredEntry entry) {
        if (!entry.agreesWithItself(json)) {
            return Optional.of(Suspicion.certain(Finding.Kind.ALTERED, seal));
        }
        if (!entry.sha256().equals(seal.entrySha256())) {
            return Optional.of(Suspicion.unless(seal.entrySha256(), seal,
                    Finding.of(Finding.Kind.ALTERED, seal.number(), seal.entryId())));
        }
        return head.hashWith(seal.entrySha256()).equals(seal.hash()) ? Optional.empty()
                : Optional.of(Suspicion.certain(Finding.Kind.ALTERED, seal));
    }

    // The first seal has none before it: what is wrong there is wrong with itself.
    private Finding predecessor(Seal seal) {
        return head.number() == 0 ? Finding.of(Finding.Kind.ALTERED, seal.number(), seal.entryId())
                : Finding.of(Finding.Kind.REPLACED, head.number(), lastEntry);
    }
}
