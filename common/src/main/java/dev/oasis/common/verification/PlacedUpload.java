package dev.oasis.common.verification;

/** A proven upload and the key below which its content shall lie. */
record PlacedUpload(ProvenUpload proven, String blobKey) {

    VerifiedUpload verified() {
        return new VerifiedUpload(proven.upload().claim(), proven.content(), blobKey);
    }
}
