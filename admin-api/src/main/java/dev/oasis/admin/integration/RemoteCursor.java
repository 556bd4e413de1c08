package dev.oasis.admin.integration;

import java.util.Optional;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** A page at a provider, as callers send it back. */
public final class RemoteCursor {

    private RemoteCursor() {
    }

    /** @throws Problem {@code invalid_cursor} for what no page was ever called */
    public static Optional<String> parse(Optional<String> cursor) {
        cursor.filter(text -> !text.matches("[0-9]{1,20}(\\.[0-9]{1,9})?")).ifPresent(wrong -> {
            throw Problem.ofField(ProblemCode.INVALID_CURSOR, "cursor",
                    "is not one that this list gave; begin again without it.");
        });
        return cursor;
    }
}
