package dev.oasis.common.web.problem;

import java.util.Locale;

/**
 * Every error that an Oasis service answers. The wire code is the lower-case name and never changes its meaning; clients
 * treat a code that they do not know by its status.
 */
public enum ProblemCode {
    // What is wrong with the request itself
    MALFORMED_JSON(400, "The body is not the JSON that was expected"),
    VALIDATION_FAILED(400, "A field is missing or wrong"),
    UNKNOWN_FIELD(400, "The body has a field that does not exist"),
    UNKNOWN_QUERY_PARAMETER(400, "The query has a parameter that does not exist"),
    MALFORMED_REQUEST(400, "The request cannot be read"),
    INVALID_VERSION(400, "The version is not a semantic version"),
    INVALID_CURSOR(400, "The cursor does not belong to this list"),
    BODY_TOO_LARGE(413, "The body is too large"),
    METHOD_NOT_ALLOWED(405, "The resource does not offer this method"),
    NOT_ACCEPTABLE(406, "No offered media type is acceptable"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has a media type that is not understood"),

    // Who asks
    CREDENTIALS_MISSING(401, "Credentials are needed"),
    API_KEY_MALFORMED(401, "The API key is mistyped"),
    API_KEY_UNKNOWN(401, "The API key is not known"),
    API_KEY_REVOKED(401, "The API key was revoked"),
    API_KEY_EXPIRED(401, "The API key has expired"),
    API_KEY_DISABLED(401, "The API key is switched off"),
    SESSION_INVALID(401, "The session token is not valid"),
    SESSION_ENDED(401, "The session has ended"),
    CREDENTIALS_AMBIGUOUS(400, "Two kinds of credentials were sent"),
    ORIGIN_REFUSED(403, "The request comes from another site"),
    CSRF_TOKEN_INVALID(403, "The CSRF token is missing or wrong"),
    USER_DISABLED(403, "The person is shut out"),
    SCOPE_MISSING(403, "The credentials do not allow this"),
    GRANT_EXCEEDS_OWN(403, "A key grants no more than the one that makes it"),

    // Logging in
    LOGIN_PROVIDER_NOT_FOUND(404, "There is no such login provider"),
    LOGIN_PROVIDER_UNAVAILABLE(503, "The login provider does not answer"),
    LOGIN_STATE_INVALID(400, "The login was not begun here or is over"),
    LOGIN_REFUSED(403, "The provider did not vouch for the login"),
    LANDING_REFUSED(400, "A login leads to a path of this origin only"),
    NOT_INVITED(403, "Nobody has invited this person"),
    BOOTSTRAP_REFUSED(403, "The bootstrap key does not work, or no longer"),
    ID_TOKEN_MALFORMED(401, "The ID token cannot be read"),
    ID_TOKEN_ISSUER_UNKNOWN(401, "The ID token comes from an issuer that is not trusted"),
    ID_TOKEN_ALGORITHM_REFUSED(401, "The ID token is signed in a way that proves nothing"),
    ID_TOKEN_SIGNATURE_INVALID(401, "The ID token is not signed by its issuer"),
    ID_TOKEN_EXPIRED(401, "The ID token has run out"),
    ID_TOKEN_NOT_YET_VALID(401, "The ID token is not valid yet"),
    ID_TOKEN_AUDIENCE_WRONG(401, "The ID token is meant for somebody else"),
    ID_TOKEN_REPLAYED(401, "The ID token was exchanged before"),
    ID_TOKEN_ISSUER_UNAVAILABLE(503, "The issuer of the ID token does not answer"),
    ID_TOKEN_NOT_EXCHANGED(401, "An ID token was sent where it has to be exchanged first"),
    PUBLISHING_TOKEN_INVALID(401, "The publishing token does not work, or no longer"),
    PUBLISHER_UNKNOWN(403, "No publisher of this app is this repository"),
    PUBLISHER_IDENTITY_CHANGED(403, "The repository is not the one that the rule is about"),
    PUBLISHER_EVENT_REFUSED(403, "What set off the run never publishes"),
    PUBLISHER_WORKFLOW_REFUSED(403, "The publisher's rule is about another workflow"),
    PUBLISHER_REF_REFUSED(403, "The publisher's rule is about other branches or tags"),
    PUBLISHER_ENVIRONMENT_REFUSED(403, "The publisher's rule is about another environment"),
    PUBLISHER_MANDATE_EXCEEDED(403, "The publisher's rule does not allow this"),
    PUBLISHER_NOT_FOUND(404, "There is no such publisher"),

    // Webhooks
    HOOK_NOT_FOUND(404, "There is no such hook"),
    EVENT_NOT_FOUND(404, "There is no such webhook event"),
    EVENT_BODY_GONE(409, "The webhook event's payload is no longer kept"),
    WEBHOOK_SIGNATURE_MISSING(401, "The delivery does not prove its sender"),
    WEBHOOK_SIGNATURE_INVALID(401, "The delivery's signature is not that of the hook"),
    WEBHOOK_TIMESTAMP_REFUSED(400, "The delivery's timestamp is not of now"),

    // Too much at once
    RATE_LIMITED(429, "There were too many requests"),

    // What is not there
    NOT_FOUND(404, "There is nothing here"),
    APP_NOT_FOUND(404, "There is no such app"),
    CHANNEL_NOT_FOUND(404, "There is no such channel"),
    RELEASE_NOT_FOUND(404, "There is no such release"),
    ARTIFACT_NOT_FOUND(404, "There is no such artifact"),
    INSTALLER_NOT_FOUND(404, "There is no such installer"),
    SIGNING_KEY_NOT_FOUND(404, "There is no such signing key"),
    AUDIT_ENTRY_NOT_FOUND(404, "There is no such audit entry"),
    API_KEY_NOT_FOUND(404, "There is no such API key"),
    ROLLOUT_NOT_FOUND(404, "The release is not rolled out on this channel"),
    SCHEDULE_NOT_FOUND(404, "The release is not scheduled"),
    FREEZE_NOT_FOUND(404, "There is no such freeze window"),
    PIPELINE_NOT_FOUND(404, "There is no such pipeline"),
    JOB_NOT_FOUND(404, "There is no such job"),
    USER_NOT_FOUND(404, "There is no such person"),
    SESSION_NOT_FOUND(404, "There is no such session"),
    INVITATION_NOT_FOUND(404, "There is no such invitation"),
    INTEGRATION_NOT_FOUND(404, "There is no such integration"),
    REPOSITORY_NOT_FOUND(404, "There is no such repository"),

    // What the state forbids
    SLUG_TAKEN(409, "Another app has this slug"),
    SLUG_RESERVED(400, "The slug is reserved"),
    CHANNEL_UNKNOWN(400, "The app has no such channel"),
    CHANNEL_REQUIRED(400, "A pre-release needs a channel"),
    SIGNING_KEY_EXISTS(409, "The app already trusts this key"),
    SIGNING_KEY_IN_USE(409, "A release is signed by this key"),
    RELEASE_EXISTS(409, "The app already has this version"),
    RELEASE_DIFFERS(409, "The version was already posted with other content"),
    RELEASE_NOT_DRAFT(409, "The release is no longer a draft"),
    RELEASE_NOT_PUBLISHABLE(409, "The release cannot be published"),
    RELEASE_NOT_PUBLISHED(409, "The release is not published"),
    RELEASE_RECALLED(409, "The release is recalled"),
    RELEASE_NOT_RECALLED(409, "The release is not recalled"),
    RECALL_NEEDS_REPLACEMENT(409, "Nothing can take the place of the recalled release"),
    CHANNEL_EXISTS(409, "The app already has this channel"),
    CHANNEL_IN_USE(409, "The channel is in use"),
    ROLLOUT_EXISTS(409, "The release is already rolled out on this channel"),
    ROLLOUT_ONLY_GROWS(409, "A rollout only grows"),
    APP_FROZEN(409, "The app's rollouts are frozen"),
    APP_HAS_PUBLISHED_RELEASES(409, "The app has published releases"),
    APP_HAS_NO_SIGNING_KEY(409, "The app trusts no signing key"),
    ARTIFACT_EXISTS(409, "The release already has this artifact"),
    ARTIFACT_NOT_PENDING(409, "The artifact is already confirmed"),
    UPLOAD_NOT_CONFIRMED(409, "The upload is not confirmed yet"),
    INSTALLER_NOT_PENDING(409, "The installer is already confirmed"),
    INSTALLER_EXISTS(409, "The release already has this installer"),
    PIPELINE_EXISTS(409, "The app already has this pipeline"),
    REPOSITORY_NOT_LINKED(409, "The repository is not linked to the app"),
    JOB_STATE_FORBIDS(409, "The job's state does not allow this"),
    JOB_MOVED(409, "The job has moved on"),
    JOB_NOT_AWAITING_APPROVAL(409, "The job does not wait for approval"),
    JOB_REJECTED(409, "Another job holds the concurrency key"),
    API_KEY_ENDED(409, "The API key was revoked or has expired"),
    LAST_OWNER(409, "The last owner cannot go"),
    INVITATION_EXISTS(409, "An invitation of this person is open"),
    INVITATION_CLOSED(409, "The invitation was accepted already"),
    PROVIDER_HOST_REFUSED(400, "The operator does not let this provider be asked"),
    HOOK_EXISTS(409, "The provider's webhook is known already"),
    INTEGRATION_EXISTS(409, "The GitHub App is integrated already"),
    INTEGRATION_STATE_INVALID(400, "The integration was not begun here or is over"),
    REPOSITORY_EXISTS(409, "The repository is looked at already"),
    IDEMPOTENCY_KEY_REUSED(409, "The idempotency key was used for another request"),
    IDEMPOTENCY_KEY_IN_USE(409, "The first call with this idempotency key is still at work"),
    PRECONDITION_FAILED(412, "The resource is not in the state that the request asks for"),
    CONCURRENT_CHANGE(409, "Somebody else changed the same thing at the same time"),

    // Uploads and what is in them
    DUPLICATE_PLATFORM(400, "A platform is named twice"),
    UNKNOWN_PLATFORM(400, "The platform is not known"),
    OBJECT_KEY_FOREIGN(400, "The object key lies outside the app's folder"),
    OBJECT_NOT_FOUND(400, "There is no object with this key"),
    OBJECT_EMPTY(400, "The object is empty"),
    OBJECT_TOO_LARGE(413, "The object is too large"),
    OBJECT_CHANGED(409, "The object changed while it was read"),
    EXTERNAL_URL_REFUSED(400, "The external address cannot be used"),
    SIGNATURE_MISSING(400, "The signature is empty"),
    SIGNATURE_IS_URL(400, "The signature is an address or a path"),
    SIGNATURE_NOT_BASE64(400, "The signature is not base64"),
    SIGNATURE_DOUBLE_ENCODED(400, "The signature was encoded more than once"),
    SIGNATURE_MALFORMED(400, "The signature cannot be read"),
    SIGNATURE_KEY_UNKNOWN(400, "The app does not trust the key that signed"),
    SIGNATURE_MISMATCH(400, "The signature is not that of the file"),
    TRUSTED_COMMENT_MISMATCH(400, "The signed comment was changed"),
    SIGNED_VERSION_MISMATCH(400, "The bundle is signed as another version"),
    SIGNATURE_LEGACY_TOO_LARGE(400, "The file is too large for a legacy signature"),
    PUBLIC_KEY_MALFORMED(400, "The public key cannot be read"),
    BUNDLE_IS_DMG(400, "A dmg is an installer, not an updater bundle"),
    BUNDLE_KIND_UNKNOWN(400, "The file is no updater bundle"),
    BUNDLE_KIND_MISMATCH(400, "The bundle is for another platform"),

    // What is missing around us
    STORAGE_NOT_CONFIGURED(503, "No object storage is configured"),
    STORAGE_UNAVAILABLE(503, "The object storage does not answer"),
    ENCRYPTION_NOT_CONFIGURED(503, "No key to encrypt secrets with is configured"),
    PROVIDER_RATE_LIMITED(503, "The provider wants to be asked later"),
    PROVIDER_REFUSED(409, "The provider refused"),
    PROVIDER_UNREACHABLE(503, "The provider does not answer"),
    EXTERNAL_URL_UNAVAILABLE(503, "The host of the external address does not answer"),
    DATABASE_UNAVAILABLE(503, "The database does not answer"),
    SERVICE_UNAVAILABLE(503, "The service is not ready"),
    INTERNAL_ERROR(500, "Something went wrong");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The stable code as it stands in the body. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
