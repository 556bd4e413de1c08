package dev.oasis.admin.installer;

import java.time.Instant;
import java.util.Map;

import dev.oasis.common.catalog.artifact.Installer;
import dev.oasis.common.storage.PresignedRequest;

/** Where and how to upload, and the installer to confirm afterwards. */
public record PresignedInstallerView(String installerId, String r2Key, String presignedUrl, String method,
        Map<String, String> headers, Instant expiresAt) {

    static PresignedInstallerView of(Installer installer, PresignedRequest upload) {
        return new PresignedInstallerView(installer.id, installer.objectKey, upload.url().toString(), upload.method(),
                upload.headers(), upload.expiresAt());
    }
}
