package dev.oasis.localstack.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionSecretTest {

    @Test
    void it_is_made_once_beside_the_other_secrets(@TempDir Path directory) throws Exception {
        Path secrets = directory.resolve("home/secrets");
        String key = BootstrapKey.loadOrCreate(secrets);

        String secret = SessionSecret.loadOrCreate(secrets);

        assertThat(secret).matches("[0-9a-f]{64}").isEqualTo(SessionSecret.loadOrCreate(secrets));
        assertThat(BootstrapKey.loadOrCreate(secrets)).isEqualTo(key);
    }

    @Test
    void so_is_the_key_that_encrypts(@TempDir Path directory) throws Exception {
        Path secrets = directory.resolve("secrets");

        String key = EncryptionKey.loadOrCreate(secrets);

        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(EncryptionKey.loadOrCreate(secrets)).isEqualTo(key);
    }
}
