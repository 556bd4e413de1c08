package dev.oasis.e2e.platform;

import java.util.List;

import dev.oasis.common.signing.MinisignPublicKey;
import dev.oasis.common.signing.SignatureVerification;
import dev.oasis.common.signing.TauriSignature;
import dev.oasis.common.signing.TrustedKeys;

/** What a Tauri client does before it installs. */
public final class SignedBytes {

    private SignedBytes() {
    }

    /** Fails when the key did not sign exactly these bytes. */
    public static void verify(String publicKey, String signature, byte[] bytes) {
        TrustedKeys trusted = new TrustedKeys(List.of(MinisignPublicKey.parse(publicKey)));
        SignatureVerification verification = new SignatureVerification(trusted, TauriSignature.parse(signature));
        verification.update(bytes, 0, bytes.length);
        verification.finish();
    }
}
