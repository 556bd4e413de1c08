package dev.oasis.common.provider;

import java.time.Instant;

/**
 * A commit as its provider tells of it.
 *
 * @param message in full
 * @param author the name that stands in the commit
 */
public record RemoteCommit(String sha, String message, String author, String authorEmail, Instant authoredAt, String webUrl) {
}
