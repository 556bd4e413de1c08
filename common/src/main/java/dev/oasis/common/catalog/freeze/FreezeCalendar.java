package dev.oasis.common.catalog.freeze;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Whether an app is frozen now, by PostgreSQL's clock. Joins the session at hand. */
@ApplicationScoped
public class FreezeCalendar {

    private static final String NOW = "select cast(extract(epoch from now()) * 1000 as bigint)";

    /** The window that freezes the app now, if any. */
    public Uni<Optional<FreezeWindow>> freezing(String appId) {
        return FreezeWindow.of(appId).flatMap(windows -> windows.isEmpty() ? Uni.createFrom().item(Optional.empty())
                : Panache.getSession().flatMap(session -> session.createNativeQuery(NOW, Long.class).getSingleResult())
                        .map(Instant::ofEpochMilli)
                        .map(now -> windows.stream().filter(window -> window.span().contains(now)).findFirst()));
    }

    /**
     * @param override whether the caller does it nevertheless
     * @throws Problem {@code app_frozen}
     */
    public Uni<Void> requireOpen(String appId, boolean override) {
        return override ? Uni.createFrom().voidItem() : freezing(appId).invoke(found -> found.ifPresent(window -> {
            throw Problem.of(ProblemCode.APP_FROZEN, "The window \"" + window.name
                    + "\" freezes the app's rollouts now. Wait until it ends, or send \"override\": true where the call takes it.");
        })).replaceWithVoid();
    }
}
