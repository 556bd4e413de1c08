package dev.oasis.common.catalog.artifact;

import java.time.Instant;

import dev.oasis.common.web.conditional.Tagged;

/** An artifact as every API answers it; before it is confirmed only its place is known. */
public record ArtifactView(String id, String releaseId, String platform, String bundle, String filename, boolean verified,
        String signature, String r2Key, String downloadUrl, Long fileSize, String sha256, String keyId, String signedVersion,
        Instant createdAt) implements Tagged {

    public static ArtifactView of(Artifact artifact, String slug, DownloadLinks links) {
        return new ArtifactView(artifact.id, artifact.releaseId, artifact.platform.wireName(),
                artifact.bundle == null ? null : artifact.bundle.wireName(), artifact.filename, artifact.verified,
                artifact.signature, artifact.objectKey,
                artifact.verified ? links.artifact(slug, artifact.id, artifact.filename) : null,
                artifact.fileSize, artifact.sha256, artifact.keyId, artifact.signedVersion, artifact.createdAt);
    }
}
