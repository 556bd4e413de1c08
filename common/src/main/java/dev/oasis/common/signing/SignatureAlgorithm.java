package dev.oasis.common.signing;

import java.util.Optional;

/** What the file signature was made over: the two letters that a minisign signature begins with. */
public enum SignatureAlgorithm {
    /** {@code ED}: over the BLAKE2b-512 digest of the file. What the Tauri signer makes. */
    PREHASHED('D'),
    /** {@code Ed}: over the file itself, which must be held in memory to verify it. Clients still accept it. */
    LEGACY('d');

    private final char secondLetter;

    SignatureAlgorithm(char secondLetter) {
        this.secondLetter = secondLetter;
    }

    static Optional<SignatureAlgorithm> of(byte first, byte second) {
        if (first != 'E') {
            return Optional.empty();
        }
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.secondLetter == second) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
