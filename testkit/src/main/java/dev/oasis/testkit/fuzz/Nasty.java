package dev.oasis.testkit.fuzz;

import java.util.List;
import java.util.Random;

/** Texts that have broken programs before. */
final class Nasty {

    private static final List<String> TEXTS = List.of("", " ", "\t", "null", "undefined", "true", "NaN", "-1", "0", "1e309",
            "99999999999999999999", "0x10", "..", "../../etc/passwd", "..\\..\\windows", "/etc/passwd", "%2e%2e%2f", "%", "%zz",
            "%25", "a/b", "a//b", "a;b=c", "a?b#c", "' OR '1'='1", "'; DROP TABLE app; --", "\" OR 1=1", "1) UNION SELECT 1",
            "\\", "`id`", "$(id)", "${jndi:ldap://127.0.0.1/x}", "{{7*7}}", "#{7*7}", "<script>alert(1)</script>", "\r\nX: y",
            "\u0000", "a\u0000b", "\u202Eabc", "\u200B", "\uFEFF", "e\u0301", "\u00E9", "\u017F", "\u0130", "\uD83D\uDE00",
            "\uFFFF", "\u2028", "ﬁ", "𝕒", "٣", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "01arz3ndektsv4rrffq69g5fav",
            "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "stable", "latest", "1.0.0", "v1.0.0-beta.1+x", "2026-01-31T12:00:00Z", "2026-02-30",
            "-999999999-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z", "P9999999999D", "PT-1S", "https://127.0.0.1/x",
            "file:///etc/passwd", "[]", "{}", "*", "W/\"x\"", "\"", "admin", "owner");

    private Nasty() {
    }

    static String text(Random random) {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return switch (random.nextInt(8)) {
            case 0 -> text.repeat(1 + random.nextInt(60));
            case 1 -> "x".repeat(1 + random.nextInt(3000));
            default -> text;
        };
    }

    /** As a JSON text in which also half of a surrogate pair may stand. */
    static String json(Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> "[]";
            case 3 -> "{}";
            case 4 -> "-1";
            case 5 -> "1e999999";
            case 6 -> "123456789012345678901234567890";
            case 7 -> "0.1";
            case 8 -> "\"\\ud800\"";
            case 9 -> "\"a\\u0000b\"";
            case 10 -> "[[[[[[[[]]]]]]]]";
            case 11 -> "{\"a\":{\"b\":{\"c\":null}}}";
            default -> quote(text(random));
        };
    }

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < 0x20) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
