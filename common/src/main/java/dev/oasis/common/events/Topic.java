package dev.oasis.common.events;

/** The topics of Oasis. The migrate step makes them; brokers do not create topics by themselves. */
public enum Topic {
    /** What administrators and CI change in the catalog, keyed by app. */
    CATALOG("oasis.catalog.v1", 6),
    /** Counter deltas keyed by the update-api process, client events keyed by app. */
    UPDATES("oasis.updates.v1", 12),
    /** Wakes the workers of the webhook inbox, keyed by repository; the inbox itself is the queue. */
    WEBHOOKS("oasis.webhooks.v1", 6),
    /** What happens to jobs, keyed by job. */
    JOBS("oasis.jobs.v1", 6);

    private static final String DEAD_LETTER_SUFFIX = ".dlt";

    private final String topicName;
    private final int partitions;

    Topic(String topicName, int partitions) {
        this.topicName = topicName;
        this.partitions = partitions;
    }

    public String topicName() {
        return topicName;
    }

    /** Fixed from the first day: more partitions later would move keys and break their order. */
    public int partitions() {
        return partitions;
    }

    /** Where records go that nobody can read. */
    public String deadLetterName() {
        return topicName + DEAD_LETTER_SUFFIX;
    }
}
