package dev.oasis.common.catalog.artifact;

import java.util.List;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.target.BundleKind;
import dev.oasis.common.catalog.target.BundleKindColumn;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.external.VerifiedExternal;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.signing.TauriSignature;
import dev.oasis.common.verification.VerifiedContent;
import dev.oasis.common.verification.VerifiedUpload;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** One updater bundle for one target. */
@Entity
@Table(name = "artifact")
public class Artifact extends ReleaseFile {

    @Convert(converter = BundleKindColumn.class)
    public BundleKind bundle;
    public String signature;
    public String keyId;
    public String signedVersion;

    protected Artifact() {
    }

    public Artifact(Release release, Platform platform, String filename) {
        super(release, platform, filename);
    }

    @Override
    public void confirm(VerifiedUpload proven) {
        super.confirm(proven);
        take(proven.claim().signature().orElseThrow(), proven.content());
    }

    @Override
    public void confirm(VerifiedExternal proven) {
        super.confirm(proven);
        take(proven.claim().signature().orElseThrow(), proven.content());
    }

    private void take(TauriSignature signed, VerifiedContent content) {
        bundle = content.bundle().orElseThrow();
        signature = signed.text();
        keyId = signed.keyId();
        signedVersion = signed.signedVersion().orElse(null);
    }

    /** The artifacts of a release, confirmed or not, the oldest first. */
    public static Uni<List<Artifact>> of(String releaseId) {
        return list("releaseId = ?1 order by id", releaseId);
    }

    /** A page of them, the newest first. */
    public static Uni<List<Artifact>> of(String releaseId, Cursor cursor) {
        return find("releaseId = ?1 and id < ?2 order by id desc", releaseId, cursor.before()).page(0, cursor.fetch()).list();
    }

    /** @throws Problem {@code artifact_not_found} also when the artifact is another release's */
    public static Uni<Artifact> require(String releaseId, String id) {
        return find("releaseId = ?1 and id = ?2", releaseId, id).<Artifact> firstResult().invoke(found -> {
            if (found == null) {
                throw Problem.of(ProblemCode.ARTIFACT_NOT_FOUND, "This release has no artifact with this id.");
            }
        });
    }
}
