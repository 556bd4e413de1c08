package dev.oasis.common.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Properties;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The design's five seconds, within which every service must heed what was revoked. Services test with shorter times. */
class CredentialCachesTest {

    @ParameterizedTest
    @CsvSource({ "api-keys, PT5S", "sessions, PT4S" })
    void what_is_known_of_credentials_is_kept_for_seconds_only(String cache, Duration kept) throws IOException {
        Properties properties = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/META-INF/microprofile-config.properties")) {
            properties.load(file);
        }

        String name = "quarkus.cache.caffeine.\"" + cache + "\".expire-after-write";
        assertThat(Duration.parse("PT" + properties.getProperty(name))).isEqualTo(kept);
        assertThat(properties.stringPropertyNames()).filteredOn(key -> key.endsWith(name)).containsExactly(name);
    }
}
