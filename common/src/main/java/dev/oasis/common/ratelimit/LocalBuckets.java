package dev.oasis.common.ratelimit;

import java.util.EnumMap;
import java.util.Map;

import jakarta.inject.Singleton;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;

/** The buckets of this process. */
@DefaultBean
@Singleton
public class LocalBuckets implements BucketStore {

    private final Map<RateClass, BucketTable> tables = new EnumMap<>(RateClass.class);

    /** @throws IllegalArgumentException naming a rate that cannot be read */
    public LocalBuckets(RateLimitConfig config) {
        long start = System.nanoTime();
        for (RateClass rateClass : RateClass.values()) {
            if (config.of(rateClass).enabled()) {
                tables.put(rateClass, new BucketTable(Limit.of(config.of(rateClass)), () -> System.nanoTime() - start));
            }
        }
    }

    /** Null when the class is not limited. */
    BucketTable of(RateClass rateClass) {
        return tables.get(rateClass);
    }

    @Override
    public Uni<Taking> take(RateClass rateClass, String subject) {
        BucketTable table = tables.get(rateClass);
        long key = key(subject);
        boolean taken = table.take(key);
        return Uni.createFrom().item(new Taking(taken, table.look(key)));
    }

    @Override
    public Uni<Bucket> look(RateClass rateClass, String subject) {
        return Uni.createFrom().item(tables.get(rateClass).look(key(subject)));
    }

    /** 64 bits are enough to keep ids and networks apart: nobody chooses them. */
    private static long key(String subject) {
        long key = 0;
        for (int i = 0; i < subject.length(); i++) {
            key = key * 0x100_0000_01b3L + subject.charAt(i);
        }
        return key;
    }
}
