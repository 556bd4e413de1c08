package dev.oasis.common.events;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Data of the events on {@link Topic#CATALOG}. It says what happened, not what the catalog now is: who needs that reads it.
 *
 * @param subjectId the release, key or other thing below the app that changed; the app itself otherwise
 * @param releaseVersion of the release that the event is about, else null
 */
@RegisterForReflection // written by an ObjectMapper that the native build cannot see through
public record CatalogChanged(String appId, String slug, String subjectId, String releaseVersion) {
}
