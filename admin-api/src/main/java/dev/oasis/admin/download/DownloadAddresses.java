package dev.oasis.admin.download;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.upload.FilePath;
import dev.oasis.admin.upload.UploadTargets;
import dev.oasis.common.catalog.artifact.Artifact;
import dev.oasis.common.catalog.artifact.Installer;
import dev.oasis.common.catalog.artifact.ReleaseFile;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.storage.DownloadTtl;
import dev.oasis.common.storage.Presigner;
import dev.oasis.common.storage.SignedDownload;
import dev.oasis.common.storage.StorageConfig;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Signs downloads of single files. Nothing is changed by it and nothing counted: it serves tests before a release. */
@ApplicationScoped
public class DownloadAddresses {

    private final UploadTargets targets;
    private final Presigner presigner;
    private final StorageConfig config;

    public DownloadAddresses(UploadTargets targets, Presigner presigner, StorageConfig config) {
        this.targets = targets;
        this.presigner = presigner;
        this.config = config;
    }

    /** @throws Problem {@code validation_failed} at {@code ttl}, {@code upload_not_confirmed}, {@code storage_…} */
    @WithSession
    public Uni<DownloadAddress> ofArtifact(Caller caller, FilePath path, Optional<String> ttl) {
        Duration wanted = ttl(ttl);
        return targets.require(caller, path.release()).flatMap(target -> Artifact.require(target.release().id, path.id()))
                .map(found -> address(found, wanted));
    }

    /** The same of an installer. */
    @WithSession
    public Uni<DownloadAddress> ofInstaller(Caller caller, FilePath path, Optional<String> ttl) {
        Duration wanted = ttl(ttl);
        return targets.require(caller, path.release()).flatMap(target -> Installer.require(target.release().id, path.id()))
                .map(found -> address(found, wanted));
    }

    private Duration ttl(Optional<String> asked) {
        return asked.map(DownloadTtl::require).orElseGet(config::downloadTtl);
    }

    private DownloadAddress address(ReleaseFile file, Duration ttl) {
        if (file.externalUrl != null) {
            return new DownloadAddress(URI.create(file.externalUrl), null);
        }
        if (file.blobKey == null) {
            throw Problem.of(ProblemCode.UPLOAD_NOT_CONFIRMED, "Confirm the upload first: only verified files are handed out.");
        }
        SignedDownload signed = presigner.get(file.blobKey, file.filename, ttl);
        return new DownloadAddress(signed.url(), signed.expiresAt().orElse(null));
    }
}
