package dev.oasis.common.verification;

/** An upload and what is proven of it. */
record ProvenUpload(LocatedUpload upload, VerifiedContent content) {
}
