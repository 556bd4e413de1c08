package dev.oasis.common.catalog.artifact;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.oasis.common.catalog.target.BundleKind;
import dev.oasis.common.catalog.target.BundleKindColumn;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.catalog.target.PlatformColumn;
import dev.oasis.common.external.VerifiedExternal;
import dev.oasis.common.signing.TauriSignature;
import dev.oasis.common.verification.VerifiedContent;
import dev.oasis.common.verification.VerifiedUpload;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/**
 * One updater bundle for one target. Until it is verified only the upload's place is known; from then on it never changes.
 */
@Entity
@Table(name = "artifact")
public class Artifact extends PanacheEntityBase {

    @Id
    public String id;
    public String appId;
    public String releaseId;
    @Convert(converter = PlatformColumn.class)
    public Platform platform;
    @Convert(converter = BundleKindColumn.class)
    public BundleKind bundle;
    public String filename;
    public boolean verified;
    /** Whether confirming it may take the place of one that is there already. */
    public boolean replaces;
    public String signature;
    public String keyId;
    public String signedVersion;
    public String objectKey;
    public String blobKey;
    public String externalUrl;
    public Long fileSize;
    public String sha256;
    public Instant createdAt;

    /** Takes over what verification has proven of an upload. */
    public void confirm(VerifiedUpload proven) {
        confirm(proven.claim().signature().orElseThrow(), proven.content());
        objectKey = proven.claim().objectKey();
        blobKey = proven.blobKey();
    }

    /** Takes over what verification has proven of a file that another host serves. */
    public void confirm(VerifiedExternal proven) {
        confirm(proven.claim().signature().orElseThrow(), proven.content());
        externalUrl = proven.claim().url().toString();
    }

    private void confirm(TauriSignature signed, VerifiedContent content) {
        verified = true;
        bundle = content.bundle().orElseThrow();
        signature = signed.text();
        keyId = signed.keyId();
        signedVersion = signed.signedVersion().orElse(null);
        fileSize = content.size();
        sha256 = content.sha256();
    }

    /** The artifacts of a release, confirmed or not, the oldest first. */
    public static Uni<List<Artifact>> of(String releaseId) {
        return list("releaseId = ?1 order by id", releaseId);
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
