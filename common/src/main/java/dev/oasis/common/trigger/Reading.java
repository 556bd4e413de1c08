package dev.oasis.common.trigger;

/** What a delivery says: something that happened in a repository, or nothing that any pipeline listens to. */
public sealed interface Reading {

    /** @param repository the provider's id of the repository */
    record Happened(String repository, RepositoryEvent event) implements Reading {
    }

    /** @param reason a sentence for whoever looks at the delivery */
    record Nothing(String reason) implements Reading {
    }
}
