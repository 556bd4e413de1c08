package dev.oasis.common.verification;

import java.util.Optional;

import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.signing.TauriSignature;

/**
 * What somebody says an object is.
 *
 * @param objectKey below the app's folder; already checked
 * @param filename under which the content is to be handed out
 * @param signature of an updater bundle; empty for an installer
 * @param fields where the claim stands in the request, for errors
 */
public record Claim(String objectKey, String filename, Platform platform, Optional<TauriSignature> signature, Fields fields) {

    /** Names of the request fields that hold the object's key and its signature. */
    public record Fields(String object, String signature) {
    }
}
