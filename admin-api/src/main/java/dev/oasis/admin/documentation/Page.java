package dev.oasis.admin.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A page that is part of the program. */
record Page(String html) {

    static Page load(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new Page(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
