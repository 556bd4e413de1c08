package dev.oasis.testkit.login;

import java.net.HttpCookie;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps cookies by host, path and name (RFC 6265), as far as logins need it. */
final class CookieJar {

    private final Map<String, Kept> cookies = new LinkedHashMap<>();

    private record Kept(String host, String path, boolean secure, String name, String value) {

        boolean goesTo(URI address) {
            return host.equals(address.getHost()) && (!secure || "https".equals(address.getScheme()))
                    && (address.getPath().equals(path) || path.endsWith("/") && address.getPath().startsWith(path)
                            || address.getPath().startsWith(path + "/"));
        }
    }

    void take(URI from, List<String> setCookies) {
        for (String line : setCookies) {
            HttpCookie cookie = HttpCookie.parse(line).get(0);
            String path = Optional.ofNullable(cookie.getPath()).orElse("/");
            String key = from.getHost() + path + " " + cookie.getName();
            cookies.remove(key);
            // A date in the past reads as an age of nothing.
            if (cookie.getMaxAge() != 0 && !cookie.getValue().isEmpty()) {
                cookies.put(key, new Kept(from.getHost(), path, cookie.getSecure(), cookie.getName(), cookie.getValue()));
            }
        }
    }

    Optional<String> headerFor(URI address) {
        String header = cookies.values().stream().filter(cookie -> cookie.goesTo(address))
                .map(cookie -> cookie.name() + "=" + cookie.value()).collect(Collectors.joining("; "));
        return header.isEmpty() ? Optional.empty() : Optional.of(header);
    }

    Optional<String> value(String name) {
        return cookies.values().stream().filter(cookie -> cookie.name().equals(name)).map(Kept::value).findFirst();
    }

    void remove(String namePrefix) {
        cookies.values().removeIf(cookie -> cookie.name().startsWith(namePrefix));
    }
}
