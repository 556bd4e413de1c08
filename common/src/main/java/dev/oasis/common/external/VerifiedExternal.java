package dev.oasis.common.external;

import dev.oasis.common.verification.VerifiedContent;

/** What was at the address when it was read. The host may change it later: clients then refuse it by its signature. */
public record VerifiedExternal(ExternalClaim claim, VerifiedContent content) {
}
