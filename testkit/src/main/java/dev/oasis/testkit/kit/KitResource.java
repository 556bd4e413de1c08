package dev.oasis.testkit.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads a file of the kit from the class path. */
final class KitResource {
    private KitResource() {
    }

    static byte[] read(String path) {
        String resource = "/dev/oasis/testkit/kit/" + path;
        try (InputStream in = KitResource.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("The kit has no " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
