package dev.oasis.common.ratelimit;

import io.smallrye.mutiny.Uni;

/**
 * Where the buckets of the classes {@code ci}, {@code admin} and {@code login} are: in this process, or shared by replicas. An
 * implementation that cannot be reached lets requests through, for a limit is no reason to be down.
 */
public interface BucketStore {

    /**
     * Takes a token if there is one.
     *
     * @param rateClass one that is enabled
     * @param subject whose bucket it is
     */
    Uni<Taking> take(RateClass rateClass, String subject);

    /** The bucket as it is, without a change. */
    Uni<Bucket> look(RateClass rateClass, String subject);

    /**
     * What became of an attempt to take a token.
     *
     * @param taken whether there was one
     * @param bucket the bucket afterwards
     */
    record Taking(boolean taken, Bucket bucket) {
    }
}
