package dev.oasis.ingest.publishing;

/** The role of jobs. It is no scope: no key can have it. */
public final class PublisherRole {

    public static final String NAME = "publisher";

    private PublisherRole() {
    }
}
