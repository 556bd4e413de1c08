package dev.oasis.admin.release;

/** Which release of which app is meant, in the words of the path. */
public record ReleasePath(String app, String release) {
}
