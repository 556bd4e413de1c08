package dev.oasis.admin.download;

import java.net.URI;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * @param expiresAt null when the address works for as long as the file is there
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DownloadAddress(URI url, Instant expiresAt) {
}
