package dev.oasis.common.web.conditional;

import java.util.Set;

/** The view of one resource. Its entity tag tells what it shows, so an answer that is one carries {@code ETag} by itself. */
public interface Tagged {

    /**
     * Names of fields that may change without anybody having changed the resource, such as a count of what belongs to it. They
     * count for {@code If-None-Match}, which must not hide them, and not for {@code If-Match}, which guards against somebody
     * else's change.
     */
    default Set<String> figures() {
        return Set.of();
    }
}
