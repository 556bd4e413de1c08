package dev.oasis.common.paging;

import java.util.Locale;
import java.util.Optional;

import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * Where a page begins: below the last id of the page before it. The text carries a hash of the filters, so that a cursor is
 * not taken to another list by mistake.
 */
public final class Cursor {

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;
    /** No ULID is greater, in whatever collation: where a list without a cursor begins. */
    private static final String TOP = "7" + "Z".repeat(Ulid.LENGTH - 1);
    private static final int HASH_LENGTH = 8;

    private final int limit;
    private final String before;
    private final String filters;

    private Cursor(int limit, String before, String filters) {
        this.limit = limit;
        this.before = before;
        this.filters = filters;
    }

    /**
     * @param filters all that the list is narrowed by, in a fixed order
     * @throws Problem {@code validation_failed} or {@code invalid_cursor}
     */
    public static Cursor of(Optional<String> limit, Optional<String> text, String filters) {
        int size = limit.map(Cursor::parseLimit).orElse(DEFAULT_LIMIT);
        String hash = Sha256.hex(filters).substring(0, HASH_LENGTH);
        return new Cursor(size, text.map(given -> idOf(given, hash)).orElse(TOP), hash);
    }

    public int limit() {
        return limit;
    }

    /** How many rows to ask for: one more than shown, to learn whether there are more. */
    public int fetch() {
        return limit + 1;
    }

    /** Only rows whose id is less than this belong to the page or to those behind it. */
    public String before() {
        return before;
    }

    String after(String lastId) {
        return lastId + filters;
    }

    // As text, because JAX-RS answers a number that it cannot read with a bare 404.
    private static int parseLimit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // The same sentence serves for both.
        }
        throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "limit", "must be a whole number from 1 to " + MAX_LIMIT + ".");
    }

    private static String idOf(String text, String hash) {
        if (text.length() != Ulid.LENGTH + HASH_LENGTH || !Ulid.isUlid(text.substring(0, Ulid.LENGTH))
                || !text.endsWith(hash)) {
            throw Problem.ofField(ProblemCode.INVALID_CURSOR, "cursor",
                    "is not one that this list gave with these filters; begin again without it.");
        }
        // As ids are stored: a lower-case one would compare behind all of them.
        return text.substring(0, Ulid.LENGTH).toUpperCase(Locale.ROOT);
    }
}
