package dev.oasis.common.signing;

import java.util.List;
import java.util.stream.Collectors;

/** The public keys that an app trusts; several while it rotates them. */
public record TrustedKeys(List<MinisignPublicKey> keys) {
    public TrustedKeys {
        keys = List.copyOf(keys);
    }

    /**
     * The key that made a signature.
     *
     * @throws SignatureRejected with {@link SignatureProblem#SIGNATURE_KEY_UNKNOWN}, naming the key ids on both sides
     */
    public MinisignPublicKey keyOf(TauriSignature signature) {
        return keys.stream().filter(key -> key.keyId().equals(signature.keyId())).findFirst()
                .orElseThrow(() -> new SignatureRejected(SignatureProblem.SIGNATURE_KEY_UNKNOWN,
                        "The bundle was signed with key "
                                + signature.keyId() + ", but the app trusts " + named()
                                + ". Sign it with a key that the app trusts, or"
                                + " add this key to the app's signing keys; clients accept only the key in their plugins.updater.pubkey."));
    }

    private String named() {
        return keys.isEmpty() ? "no key yet"
                : keys.stream().map(MinisignPublicKey::keyId).collect(Collectors.joining(", ", "only ", ""));
    }

    /** Whether one of the keys has this id. */
    public boolean contains(String keyId) {
        return keys.stream().anyMatch(key -> key.keyId().equals(keyId));
    }
}
