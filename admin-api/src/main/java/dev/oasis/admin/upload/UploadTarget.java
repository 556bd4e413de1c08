package dev.oasis.admin.upload;

import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.release.Release;

/** The release that an upload belongs to. */
public record UploadTarget(App app, Release release) {

    /**
     * What happens to one of its files.
     *
     * @param action such as {@code artifact.confirmed}; its first word says what the file is
     */
    public Mutation mutation(String action, String fileId, Object before, Object after) {
        return new Mutation(action, action.substring(0, action.indexOf('.')), fileId, app.id, before, after);
    }
}
