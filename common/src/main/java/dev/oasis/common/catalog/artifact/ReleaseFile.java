package dev.oasis.common.catalog.artifact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.persistence.Convert;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.catalog.target.PlatformColumn;
import dev.oasis.common.external.VerifiedExternal;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.verification.VerifiedContent;
import dev.oasis.common.verification.VerifiedUpload;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/**
 * A file of a release, be it for clients or for people. Until it is verified only the upload's place is known; from then on
 * it never changes.
 */
@MappedSuperclass
public abstract class ReleaseFile extends PanacheEntityBase {

    @Id
    public String id;
    public String appId;
    public String releaseId;
    @Convert(converter = PlatformColumn.class)
    public Platform platform;
    public String filename;
    public boolean verified;
    /** Whether confirming it may take the place of one that is there already. */
    public boolean replaces;
    public String objectKey;
    public String blobKey;
    public String externalUrl;
    public Long fileSize;
    public String sha256;
    public Instant createdAt;

    protected ReleaseFile() {
    }

    protected ReleaseFile(Release release, Platform platform, String filename) {
        this.id = Ulid.next();
        this.appId = release.appId;
        this.releaseId = release.id;
        this.platform = platform;
        this.filename = filename;
        this.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Takes over what verification has proven of an upload. */
    public void confirm(VerifiedUpload proven) {
        take(proven.content());
        objectKey = proven.claim().objectKey();
        blobKey = proven.blobKey();
    }

    /** Takes over what verification has proven of a file that another host serves. */
    public void confirm(VerifiedExternal proven) {
        take(proven.content());
        externalUrl = proven.claim().url().toString();
    }

    private void take(VerifiedContent content) {
        verified = true;
        fileSize = content.size();
        sha256 = content.sha256();
    }
}
