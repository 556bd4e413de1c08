package dev.oasis.common.verification;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

import dev.oasis.common.bundle.BundleInspector;
import dev.oasis.common.catalog.target.BundleKind;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.signing.SignatureVerification;
import dev.oasis.common.signing.TauriSignature;
import dev.oasis.common.signing.TrustedKeys;
import dev.oasis.common.storage.StorageConfig;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * One pass over content of unknown length: everything that is to be known about it is computed from the same bytes, with
 * bounded memory. CPU work: worker threads only.
 */
public final class ContentInspection {

    private static final int CHUNK = 64 * 1024;

    private final long limit;
    private final Platform platform;
    private final MessageDigest sha256 = Sha256.digest();
    private final Optional<SignatureVerification> signature;
    private final BundleInspector bundle = new BundleInspector();
    private long size;

    private ContentInspection(long limit, Platform platform, Optional<SignatureVerification> signature) {
        this.limit = limit;
        this.platform = platform;
        this.signature = signature;
    }

    /** For an updater bundle, which must be signed and fit its platform. */
    public static ContentInspection ofBundle(long limit, Platform platform, TrustedKeys trusted, TauriSignature signature) {
        return new ContentInspection(limit, platform, Optional.of(new SignatureVerification(trusted, signature)));
    }

    /** For an installer, of which any file is one. */
    public static ContentInspection ofInstaller(long limit, Platform platform) {
        return new ContentInspection(limit, platform, Optional.empty());
    }

    /**
     * Reads the stream to its end.
     *
     * @throws Problem when the content is empty, larger than the limit, or not what it claims to be
     */
    public VerifiedContent read(InputStream content) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int length = content.read(chunk); length >= 0; length = content.read(chunk)) {
            size += length;
            if (size > limit) {
                throw StorageConfig.tooLarge(limit);
            }
            sha256.update(chunk, 0, length);
            if (signature.isPresent()) {
                signature.get().update(chunk, 0, length);
                bundle.update(chunk, 0, length);
            }
        }
        return finish();
    }

    private VerifiedContent finish() {
        if (size == 0) {
            throw empty();
        }
        Optional<String> keyId = signature.map(verification -> verification.finish().keyId());
        Optional<BundleKind> kind = signature.map(ignored -> bundle.finish());
        kind.ifPresent(found -> BundleInspector.requireFits(found, platform));
        return new VerifiedContent(kind, keyId, size, HexFormat.of().formatHex(sha256.digest()));
    }

    static Problem empty() {
        return Problem.of(ProblemCode.OBJECT_EMPTY, "The object has no bytes; upload the file again.");
    }
}
