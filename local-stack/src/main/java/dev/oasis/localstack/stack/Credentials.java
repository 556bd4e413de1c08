package dev.oasis.localstack.stack;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

import dev.oasis.localstack.files.PrivateFile;

/**
 * What the parts ask for, made at random once per data directory and kept there, readable by its owner only: other users of
 * the machine reach the loopback interface too, and PostgreSQL's superuser can run programs.
 */
record Credentials(String postgresPassword, String s3AccessKey, String s3SecretKey) {

    static final String FILE = "credentials.properties";

    static Credentials loadOrCreate(Path data) throws IOException {
        Path file = data.resolve(FILE);
        if (Files.notExists(file)) {
            PrivateFile.write(file, "postgres.password=" + random(16) + "\ns3.access-key=oasis" + random(6)
                    + "\ns3.secret-key=" + random(16) + "\n");
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        return new Credentials(kept.getProperty("postgres.password"), kept.getProperty("s3.access-key"),
                kept.getProperty("s3.secret-key"));
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public String toString() {
        return "Credentials[s3AccessKey=" + s3AccessKey + "]";
    }
}
