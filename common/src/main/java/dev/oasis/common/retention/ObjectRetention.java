package dev.oasis.common.retention;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.web.problem.DatabaseFailures;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Notes which objects go unless something comes to refer to them. Everything here joins the Hibernate transaction at hand.
 */
@ApplicationScoped
public class ObjectRetention {

    private static final String EXPIRE = "insert into object_deletion (object_key, cause) values (:key, 'upload')";
    private static final String CONDEMNED = """
            select object_key from object_deletion where condemned_at is not null and object_key in (:keys)""";
    private static final String WATCH = """
            insert into object_deletion (object_key, cause) select cast(:key as varchar), 'copied'
            where not exists (select 1 from artifact where blob_key = :key)
              and not exists (select 1 from installer where blob_key = :key)""";

    /** The upload goes after its time, whether it was ever sent or not: only blobs are served. */
    public Uni<Void> expireUpload(String key) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(EXPIRE).setParameter("key", key).executeUpdate())
                .replaceWithVoid();
    }

    /**
     * The first of the keys that is not being deleted. If nothing refers to it yet, it goes after a while unless something does
     * by then: a blob whose post fails is nobody's.
     *
     * @param keys in order of preference; the last one must be new
     */
    public Uni<String> reserveBlob(List<String> keys) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(CONDEMNED, String.class)
                .setParameter("keys", keys).getResultList()
                .map(condemned -> keys.stream().filter(key -> !condemned.contains(key)).findFirst().orElseThrow())
                .call(key -> session.createNativeQuery(WATCH).setParameter("key", key).executeUpdate()));
    }

    /**
     * Whether a transaction failed because a blob that it refers to was given up meanwhile. Verifying the upload once more
     * makes a new one.
     */
    public static boolean isCondemnedBlob(Throwable failure) {
        return DatabaseFailures.isViolationOf("blob_not_condemned", failure);
    }
}
