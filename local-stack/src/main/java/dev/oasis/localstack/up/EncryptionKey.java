package dev.oasis.localstack.up;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** What the services encrypt other systems' secrets with: 256 random bits in base64. */
final class EncryptionKey {

    /** The key's id is {@code k1}; an operator may set further ones beside it. */
    static final String VARIABLE = "OASIS_ENCRYPTION_KEYS_K1";
    private static final int BYTES = 32;

    private EncryptionKey() {
    }

    /** The key kept in {@code secrets}; made there when there is none. */
    static String loadOrCreate(Path secrets) throws IOException {
        return VariableFile.loadOrCreate(secrets, VARIABLE, EncryptionKey::create);
    }

    private static String create() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
