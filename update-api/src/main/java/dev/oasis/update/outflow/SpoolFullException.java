package dev.oasis.update.outflow;

import java.io.IOException;

/** The spool holds as much as it may. */
public final class SpoolFullException extends IOException {

    private static final long serialVersionUID = 1L;

    SpoolFullException(long maxBytes) {
        super("The spool holds " + maxBytes + " bytes, as many as it may");
    }
}
