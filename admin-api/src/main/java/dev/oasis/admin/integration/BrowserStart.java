package dev.oasis.admin.integration;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where a browser has to go.
 *
 * @param integrationId the id that the integration will have
 * @param url to open; with a manifest, to send a form to
 * @param manifest what the form's field {@code manifest} holds; absent where a link suffices
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BrowserStart(String integrationId, String url, String manifest, Instant expiresAt) {
}
