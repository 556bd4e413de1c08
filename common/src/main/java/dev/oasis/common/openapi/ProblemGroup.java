package dev.oasis.common.openapi;

import static dev.oasis.common.web.problem.ProblemCode.*;

import java.util.List;

import dev.oasis.common.web.problem.ProblemCode;

/** Errors that come of one piece of work, whichever operation does it. */
public enum ProblemGroup {
    /** Looking at who asks. */
    CREDENTIALS(API_KEY_MALFORMED, API_KEY_UNKNOWN, API_KEY_REVOKED, API_KEY_EXPIRED, API_KEY_DISABLED, SESSION_INVALID,
            SESSION_ENDED, ID_TOKEN_NOT_EXCHANGED, CREDENTIALS_AMBIGUOUS, USER_DISABLED, DATABASE_UNAVAILABLE),
    /** Asking the object storage for something, or signing what another will ask of it. */
    STORAGE(STORAGE_NOT_CONFIGURED, STORAGE_UNAVAILABLE),
    /** Reading an uploaded file and comparing it with what is claimed of it. */
    UPLOAD(STORAGE_NOT_CONFIGURED, STORAGE_UNAVAILABLE, OBJECT_NOT_FOUND, OBJECT_EMPTY, OBJECT_TOO_LARGE, OBJECT_CHANGED),
    /** Holding a bundle's signature and form against what clients will demand. */
    BUNDLE(APP_HAS_NO_SIGNING_KEY, SIGNATURE_MISSING, SIGNATURE_IS_URL, SIGNATURE_NOT_BASE64, SIGNATURE_DOUBLE_ENCODED,
            SIGNATURE_MALFORMED, SIGNATURE_KEY_UNKNOWN, SIGNATURE_MISMATCH, TRUSTED_COMMENT_MISMATCH,
            SIGNED_VERSION_MISMATCH, SIGNATURE_LEGACY_TOO_LARGE, BUNDLE_IS_DMG, BUNDLE_KIND_UNKNOWN, BUNDLE_KIND_MISMATCH),
    /** Fetching a file that another host serves. */
    EXTERNAL(EXTERNAL_URL_REFUSED, EXTERNAL_URL_UNAVAILABLE, OBJECT_EMPTY, OBJECT_TOO_LARGE);

    private final List<ProblemCode> codes;

    ProblemGroup(ProblemCode... codes) {
        this.codes = List.of(codes);
    }

    List<ProblemCode> codes() {
        return codes;
    }
}
