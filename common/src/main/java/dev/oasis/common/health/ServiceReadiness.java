package dev.oasis.common.health;

import io.smallrye.mutiny.Uni;

/** Whether the service takes requests. */
@FunctionalInterface
interface ServiceReadiness {

    Uni<Boolean> isReady();
}
