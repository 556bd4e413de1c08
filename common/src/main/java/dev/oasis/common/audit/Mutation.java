package dev.oasis.common.audit;

/**
 * What an audit entry tells besides who and when.
 *
 * @param action past tense with its subject, such as {@code release.published}
 * @param appId the app that it concerns, or null
 * @param before what the subject was, as its public view without secrets; null when it was made
 * @param after what it is now; null when it is gone
 */
public record Mutation(String action, String subjectType, String subjectId, String appId, Object before, Object after) {
}
