package dev.oasis.e2e.platform;

import java.nio.file.Path;

/** The checkout that the tests run in. */
public final class Repository {

    private Repository() {
    }

    public static Path root() {
        String root = System.getProperty("oasis.root");
        return (root == null ? Path.of("..") : Path.of(root)).toAbsolutePath().normalize();
    }
}
