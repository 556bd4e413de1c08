package dev.oasis.admin.upload;

import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.release.Release;

/** The draft that an upload belongs to. */
public record UploadTarget(App app, Release release) {
}
