package dev.oasis.common.events;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Data of {@code client.reported} on {@link Topic#UPDATES}, keyed by the app's id: what a client says about an update. It comes
 * from anybody: count it, never trust it. Absent fields are null.
 *
 * @param type {@code downloaded}, {@code installed}, {@code started} or {@code failed}
 * @param version the version that the event is about
 * @param currentVersion what the client ran before
 * @param platform as the client names it
 * @param client the id by which the client takes part in rollouts
 * @param error why it failed, at most 500 characters
 */
@RegisterForReflection // written by an ObjectMapper that the native build cannot see through
public record ClientEvent(String appId, String type, String version, String currentVersion, String platform, String client,
        String error) {

    /** The type of the event that carries it. */
    public static final String TYPE = "client.reported";
}
