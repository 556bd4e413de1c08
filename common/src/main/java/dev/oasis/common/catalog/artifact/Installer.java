package dev.oasis.common.catalog.artifact;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.catalog.target.PlatformColumn;
import dev.oasis.common.external.VerifiedExternal;
import dev.oasis.common.verification.VerifiedContent;
import dev.oasis.common.verification.VerifiedUpload;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** A file that people download to install the app for the first time. */
@Entity
@Table(name = "installer")
public class Installer extends PanacheEntityBase {

    @Id
    public String id;
    public String appId;
    public String releaseId;
    @Convert(converter = PlatformColumn.class)
    public Platform platform;
    public String filename;
    public String displayName;
    public boolean verified;
    /** Whether confirming it may take the place of one that is there already. */
    public boolean replaces;
    public String objectKey;
    public String blobKey;
    public String externalUrl;
    public Long fileSize;
    public String sha256;
    public Instant createdAt;

    /** Takes over what was found when the upload was read. */
    public void confirm(VerifiedUpload proven) {
        confirm(proven.content());
        objectKey = proven.claim().objectKey();
        blobKey = proven.blobKey();
    }

    /** Takes over what was found when the file was read where another host serves it. */
    public void confirm(VerifiedExternal proven) {
        confirm(proven.content());
        externalUrl = proven.claim().url().toString();
    }

    private void confirm(VerifiedContent content) {
        verified = true;
        fileSize = content.size();
        sha256 = content.sha256();
    }

    /** The installers of a release, confirmed or not, the oldest first. */
    public static Uni<List<Installer>> of(String releaseId) {
        return list("releaseId = ?1 order by id", releaseId);
    }

    /** @throws Problem {@code installer_not_found} also when the installer is another release's */
    public static Uni<Installer> require(String releaseId, String id) {
        return find("releaseId = ?1 and id = ?2", releaseId, id).<Installer> firstResult().invoke(found -> {
            if (found == null) {
                throw Problem.of(ProblemCode.INSTALLER_NOT_FOUND, "This release has no installer with this id.");
            }
        });
    }
}
