package dev.oasis.localstack.up;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What the services sign sessions of people with: 256 random bits as hex digits. */
final class SessionSecret {

    static final String VARIABLE = "OASIS_SESSION_SECRET";
    private static final int BYTES = 32;

    private SessionSecret() {
    }

    /** The secret kept in {@code secrets}; made there when there is none. */
    static String loadOrCreate(Path secrets) throws IOException {
        return VariableFile.loadOrCreate(secrets, VARIABLE, SessionSecret::create);
    }

    private static String create() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
