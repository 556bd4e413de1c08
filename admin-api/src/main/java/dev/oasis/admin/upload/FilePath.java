package dev.oasis.admin.upload;

import dev.oasis.admin.release.ReleasePath;

/** Which artifact or installer of which release is meant, in the words of the path. */
public record FilePath(ReleasePath release, String id) {

    public static FilePath of(String app, String release, String id) {
        return new FilePath(new ReleasePath(app, release), id);
    }
}
