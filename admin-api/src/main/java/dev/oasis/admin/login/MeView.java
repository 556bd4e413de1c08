package dev.oasis.admin.login;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.oasis.common.identity.Caller;
import dev.oasis.common.identity.Grant;
import dev.oasis.common.identity.session.OpenSession;

/**
 * Who asks, and what they may do.
 *
 * @param kind {@code user}, {@code key} or {@code bootstrap}
 * @param sessionId of a person's session, and {@code sessionExpiresAt} when it ends; null for a key
 * @param csrfToken what unsafe requests with this session cookie send as {@code X-CSRF-Token}; null without the cookie
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MeView(String id, String name, String kind, List<GrantView> grants, String sessionId, Instant sessionExpiresAt,
        String csrfToken) {

    /**
     * A scope and where it holds.
     *
     * @param apps ids; null for all apps
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record GrantView(String scope, List<String> apps) {

        static GrantView of(Grant grant) {
            return new GrantView(grant.scope().wireName(),
                    grant.apps().all() ? null : grant.apps().ids().stream().sorted().toList());
        }
    }

    static MeView of(Caller caller, Optional<OpenSession> session) {
        return new MeView(caller.id(), caller.name(), caller.kind().name().toLowerCase(Locale.ROOT),
                caller.grants().stream().sorted(Comparator.comparing(Grant::scope)).map(GrantView::of).toList(),
                session.map(open -> open.claims().sessionId()).orElse(null),
                session.map(OpenSession::expiresAt).orElse(null),
                session.flatMap(open -> open.claims().csrf()).orElse(null));
    }
}
