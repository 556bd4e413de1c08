package dev.oasis.common.verification;

import dev.oasis.common.storage.StoredObject;

/** A claim and the state of the object that it is about. */
record LocatedUpload(Claim claim, StoredObject object) {

    VerificationId id() {
        return VerificationId.of(object, claim);
    }
}
