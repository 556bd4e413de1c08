package dev.oasis.common.verification;

/** An upload that was proven and whose content now lies under {@code blobKey}, where nobody overwrites it. */
public record VerifiedUpload(Claim claim, VerifiedContent content, String blobKey) {
}
