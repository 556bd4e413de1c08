package dev.oasis.common.verification;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import dev.oasis.common.catalog.target.BundleKind;
import dev.oasis.common.catalog.target.BundleKindColumn;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** What was proven of one state of one object under one key and signature. */
@Entity
@Table(name = "verification")
@IdClass(VerificationId.class)
public class Verification extends PanacheEntityBase {

    @Id
    public String objectKey;
    @Id
    public String etag;
    @Id
    public String keyId;
    @Id
    public String signatureSha256;
    public String blobKey;
    @Convert(converter = BundleKindColumn.class)
    public BundleKind bundle;
    public Long fileSize;
    public String sha256;
    public Instant verifiedAt;

    VerifiedContent content() {
        return new VerifiedContent(Optional.ofNullable(bundle), Optional.of(keyId).filter(id -> !id.isEmpty()), fileSize,
                sha256);
    }
}
