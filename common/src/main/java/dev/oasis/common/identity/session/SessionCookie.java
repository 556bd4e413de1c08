package dev.oasis.common.identity.session;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.web.OriginConfig;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;

/**
 * Cookies as Oasis sets them: out of reach of scripts, not sent along by other sites but for following a link, and under
 * https with the name prefix by which a browser lets no other host and no plain connection set them (RFC 6265bis).
 */
@ApplicationScoped
public class SessionCookie {

    private static final String HOST_PREFIX = "__Host-";
    private static final String NAME = "oasis_session";

    private final boolean secure;

    public SessionCookie(OriginConfig origin) {
        this.secure = "https".equalsIgnoreCase(origin.url().getScheme());
    }

    public Optional<String> read(RoutingContext context) {
        return read(context, NAME);
    }

    /** @param name without the prefix */
    public Optional<String> read(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getCookie(prefixed(name))).map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
    }

    /** The value of {@code Set-Cookie} that keeps the token. */
    public String keep(String token, Duration age) {
        return keep(NAME, token, age);
    }

    /** @param name without the prefix */
    public String keep(String name, String value, Duration age) {
        return Cookie.cookie(prefixed(name), value).setPath("/").setHttpOnly(true).setSecure(secure)
                .setSameSite(CookieSameSite.LAX).setMaxAge(age.toSeconds()).encode();
    }

    /** The value of {@code Set-Cookie} that removes the token. */
    public String drop() {
        return drop(NAME);
    }

    /** @param name without the prefix */
    public String drop(String name) {
        return keep(name, "", Duration.ZERO);
    }

    private String prefixed(String name) {
        return secure ? HOST_PREFIX + name : name;
    }
}
