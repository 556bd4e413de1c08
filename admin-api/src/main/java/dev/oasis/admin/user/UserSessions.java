package dev.oasis.admin.user;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.session.SessionConfig;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Opens, lists and ends sessions. Ended ones stop working within five seconds, on every service. */
@ApplicationScoped
public class UserSessions {

    private static final int MAX_USER_AGENT = 300;

    private final SessionConfig config;
    private final AuditTrail audit;

    public UserSessions(SessionConfig config, AuditTrail audit) {
        this.config = config;
        this.audit = audit;
    }

    /**
     * A new session. Joins the transaction at hand.
     *
     * @param actor the person, from where they log in
     * @param userAgent what the browser calls itself, or null
     */
    public Uni<UserSession> open(Actor actor, String provider, String userAgent) {
        UserSession session = new UserSession();
        session.id = Ulid.next();
        session.userId = actor.id();
        session.provider = provider;
        session.createdAt = now();
        session.expiresAt = session.createdAt.plus(config.lifetime());
        session.lastSeenAt = session.createdAt;
        session.userAgent = userAgent == null ? null : userAgent.substring(0, Math.min(userAgent.length(), MAX_USER_AGENT));
        session.address = actor.address();
        return session.<UserSession> persistAndFlush()
                .call(() -> record(actor, "session.opened", session.id, null, SessionView.of(session)));
    }

    @WithSession
    public Uni<Page<SessionView>> list(String userId, Cursor cursor) {
        return UserAdministration.required(User.findById(userId))
                .chain(() -> UserSession.<UserSession> find("userId = ?1 and id < ?2 order by id desc", userId, cursor.before())
                        .page(0, cursor.fetch()).list())
                .map(sessions -> Page.of(sessions, cursor, session -> session.id, SessionView::of));
    }

    /** Ends one session; ending it again changes nothing. */
    @WithTransaction
    public Uni<SessionView> end(String userId, String id, Actor actor) {
        return UserSession.<UserSession> find("id = ?1 and userId = ?2", id, userId).firstResult().flatMap(session -> {
            if (session == null) {
                throw Problem.of(ProblemCode.SESSION_NOT_FOUND, "This person has no session with this id.");
            }
            SessionView before = SessionView.of(session);
            if (session.endedAt != null) {
                return Uni.createFrom().item(before);
            }
            session.endedAt = now();
            return record(actor, "session.ended", id, before, SessionView.of(session))
                    .replaceWith(() -> SessionView.of(session));
        });
    }

    /** Ends all sessions of a person. */
    @WithTransaction
    public Uni<Void> endAll(String userId, Actor actor) {
        return UserAdministration.required(User.findById(userId)).chain(() -> endAll(userId))
                .flatMap(ended -> audit.record(actor, new Mutation("user.sessions_ended", "user", userId, null, null, null)));
    }

    /** Joins the transaction at hand; answers how many there were. */
    Uni<Integer> endAll(String userId) {
        return UserSession.update("endedAt = ?1 where userId = ?2 and endedAt is null", now(), userId);
    }

    private Uni<Void> record(Actor actor, String action, String subject, SessionView before, SessionView after) {
        return audit.record(actor, new Mutation(action, "session", subject, null, before, after));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
