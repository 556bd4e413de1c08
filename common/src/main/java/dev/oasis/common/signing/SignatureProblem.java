package dev.oasis.common.signing;

import java.util.Locale;

/** Why a signature or a public key is refused. The codes are part of the HTTP contract and never change. */
public enum SignatureProblem {
    /** No signature was given. */
    SIGNATURE_MISSING,
    /** An address or a path stands where the content of the {@code .sig} file belongs. */
    SIGNATURE_IS_URL,
    /** The text holds characters that base64 does not have, most often because the inner minisign text was sent. */
    SIGNATURE_NOT_BASE64,
    /** More than one layer of base64 too many. */
    SIGNATURE_DOUBLE_ENCODED,
    /** Base64, but cut off or not a minisign signature. */
    SIGNATURE_MALFORMED,
    /** Made with a key that the app does not trust. */
    SIGNATURE_KEY_UNKNOWN,
    /** The file is not the one that was signed. */
    SIGNATURE_MISMATCH,
    /** The file was signed, but the trusted comment was changed afterwards. */
    TRUSTED_COMMENT_MISMATCH,
    /** The version in the trusted comment is not that of the release. */
    SIGNED_VERSION_MISMATCH,
    /** A legacy signature over a file that is too large to hold in memory. */
    SIGNATURE_LEGACY_TOO_LARGE,
    /** The public key is not what {@code plugins.updater.pubkey} holds. */
    PUBLIC_KEY_MALFORMED;

    /** The stable code on the wire, in snake_case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
