package dev.oasis.common.catalog.app;

import jakarta.persistence.EntityNotFoundException;

import org.hibernate.LockMode;
import org.hibernate.UnresolvableObjectException;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Locks a row that the session may have loaded before, and reads it again: merely raising the lock of a loaded entity would
 * keep what it was before the lock was granted.
 */
public final class RowLock {

    private RowLock() {
    }

    /** For changing the row; held until the transaction ends. Null when the row is gone. */
    public static <T> Uni<T> exclusive(T entity) {
        return refresh(entity, LockMode.PESSIMISTIC_WRITE);
    }

    /** For relying on the row while others do the same; held until the transaction ends. Null when the row is gone. */
    public static <T> Uni<T> shared(T entity) {
        return refresh(entity, LockMode.PESSIMISTIC_READ);
    }

    private static <T> Uni<T> refresh(T entity, LockMode mode) {
        return entity == null ? Uni.createFrom().nullItem()
                : Panache.getSession().flatMap(session -> session.refresh(entity, mode)).replaceWith(entity)
                        .onFailure(RowLock::isGone).recoverWithNull();
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof EntityNotFoundException || failure instanceof UnresolvableObjectException;
    }
}
