package dev.oasis.common.external;

import java.util.Optional;

import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.signing.TauriSignature;
import dev.oasis.common.verification.Claim;

/**
 * What somebody says lies at an address.
 *
 * @param signature of an updater bundle; empty for an installer
 * @param fields where the claim stands in the request, for errors; the object's field is the one that holds the address
 */
public record ExternalClaim(ExternalUrl url, Platform platform, Optional<TauriSignature> signature, Claim.Fields fields) {
}
