package dev.oasis.admin.repository;

import java.time.Instant;

import dev.oasis.common.provider.RemoteCommit;

/** A commit as its provider tells of it. */
public record CommitView(String sha, String message, String author, Instant authoredAt, String webUrl) {

    static CommitView of(RemoteCommit commit) {
        return new CommitView(commit.sha(), commit.message(), commit.author(), commit.authoredAt(), commit.webUrl());
    }
}
