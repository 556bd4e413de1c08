package dev.oasis.ingest.upload;

import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.artifact.Filename;
import dev.oasis.common.catalog.artifact.PlatformName;
import dev.oasis.common.catalog.release.ReleaseDrafts;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.retention.ObjectRetention;
import dev.oasis.common.storage.ObjectKeys;
import dev.oasis.common.storage.Presigner;
import dev.oasis.common.storage.Upload;
import dev.oasis.common.web.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Signs uploads of an app's files. Version and platform are checked now, so that CI need not upload to learn of a mistake. */
@ApplicationScoped
public class UploadPresigning {

    private final AppAccess access;
    private final Presigner presigner;
    private final ObjectRetention retention;

    public UploadPresigning(AppAccess access, Presigner presigner, ObjectRetention retention) {
        this.access = access;
        this.presigner = presigner;
        this.retention = retention;
    }

    /**
     * A key that nobody has used before, for the file that is asked for.
     *
     * @throws Problem {@code invalid_version}, {@code unknown_platform}, {@code object_too_large}, {@code app_not_found},
     *         {@code storage_not_configured}
     */
    @WithTransaction
    public Uni<String> freshKey(Caller caller, String app, PresignRequest request) {
        ReleaseDrafts.requireVersion(request.version());
        PlatformName.require("platform", request.platform());
        String filename = Filename.require(request.filename());
        return access.require(caller, app).map(found -> ObjectKeys.freshUpload(found.slug, filename))
                // What cannot be signed must not become a remembered answer.
                .invoke(key -> sign(key, request))
                .call(retention::expireUpload);
    }

    public PresignedUpload sign(String key, PresignRequest request) {
        return PresignedUpload.of(key, presigner.put(new Upload(key, Optional.of(request.size()),
                request.sha256().map(hex -> hex.toLowerCase(Locale.ROOT)), Optional.empty())));
    }
}
