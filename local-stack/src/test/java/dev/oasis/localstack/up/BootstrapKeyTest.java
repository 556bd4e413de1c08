package dev.oasis.localstack.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootstrapKeyTest {

    @Test
    void the_check_digits_are_the_crc_32_in_base_62() {
        assertThat(BootstrapKey.check("uk_live_0123456789ABCDEFGHIJKLMNOPQRSTUV")).isEqualTo("0c8urb");
    }

    @Test
    void a_new_key_ends_with_its_own_check_digits() {
        String key = BootstrapKey.create(new SecureRandom());

        assertThat(key).matches("uk_live_[0-9A-Za-z]{38}").endsWith(BootstrapKey.check(key.substring(0, 40)));
    }

    @Test
    void it_is_made_once_and_readable_by_its_owner_only(@TempDir Path directory) throws Exception {
        Path secrets = directory.resolve("home/secrets");

        String key = BootstrapKey.loadOrCreate(secrets);

        assertThat(BootstrapKey.loadOrCreate(secrets)).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets))).isEqualTo("rw-------");
    }
}
