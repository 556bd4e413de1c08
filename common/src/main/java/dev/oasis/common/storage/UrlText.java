package dev.oasis.common.storage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as Signature Version 4 wants it: all but RFC 3986's unreserved characters. */
final class UrlText {

    private UrlText() {
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    static String encodePath(String key) {
        return encode(key).replace("%2F", "/");
    }

    static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
