package dev.oasis.admin.audit;

import java.util.Optional;

/**
 * What a walk along the chain found, and what it is instead if a digest that is missing here exists elsewhere.
 *
 * @param witness the digest to look for; empty when the finding is certain
 */
record Suspicion(Finding finding, Optional<String> witness, Finding ifElsewhere) {

    static Suspicion certain(Finding.Kind kind, Seal seal) {
        Finding finding = Finding.of(kind, seal.number(), seal.entryId());
        return new Suspicion(finding, Optional.empty(), finding);
    }

    /** @param seal the one that stands where another belongs if the witness is elsewhere */
    static Suspicion unless(String witness, Seal seal, Finding finding) {
        return new Suspicion(finding, Optional.of(witness),
                Finding.of(Finding.Kind.REORDERED, seal.number(), seal.entryId()));
    }
}
