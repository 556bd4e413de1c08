package dev.oasis.common.verification;

import java.io.Serializable;
import java.util.Objects;

import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.signing.TauriSignature;
import dev.oasis.common.storage.StoredObject;

/** Primary key of a verification; a class and not a record, because Hibernate fills it in. */
public class VerificationId implements Serializable {

    private static final long serialVersionUID = 1L;

    public String objectKey;
    public String etag;
    public String keyId;
    public String signatureSha256;

    static VerificationId of(StoredObject object, Claim claim) {
        VerificationId id = new VerificationId();
        id.objectKey = object.key();
        id.etag = object.etag();
        id.keyId = claim.signature().map(TauriSignature::keyId).orElse("");
        id.signatureSha256 = claim.signature().map(TauriSignature::text).map(Sha256::hex).orElse("");
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationId that && objectKey.equals(that.objectKey) && etag.equals(that.etag)
                && keyId.equals(that.keyId) && signatureSha256.equals(that.signatureSha256);
    }

    @Override
    public int hashCode() {
        return Objects.hash(objectKey, etag, keyId, signatureSha256);
    }
}
