package dev.oasis.common.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.config.SmallRyeConfigBuilder;

class StorageSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = { "",
            "endpoint=https://s3.example bucket=b access-key-id=a secret-access-key=s",
            "endpoint=https://s3.example bucket=b",
            "region=eu-central-1 bucket=b",
            "public-url=https://cdn.example.com" })
    void whole_storage_and_none_are_fine(String settings) {
        assertThat(StorageSettings.faultOf(config(settings))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "endpoint=https://s3.example bucket=b access-key-id=a, access-key-id is set without secret-access-key",
            "endpoint=https://s3.example bucket=b secret-access-key=a, secret-access-key is set without access-key-id",
            "endpoint=https://s3.example bucket=b session-token=t, session-token is set without",
            "access-key-id=a secret-access-key=s, is set without oasis.storage.bucket",
            "endpoint=https://s3.example, endpoint is set without oasis.storage.bucket",
            "bucket=b, set oasis.storage.region",
            "bucket=b endpoint=s3.example, must begin with https://",
            "downloads=public, set oasis.storage.public-url",
            "downloads=s3, set oasis.storage.bucket",
            "upload-ttl=0s, upload-ttl must be from 1s to 7d",
            "download-ttl=8d, download-ttl must be from 1s to 7d" })
    void half_a_storage_is_named_with_what_to_set(String settings, String sentence) {
        assertThat(StorageSettings.faultOf(config(settings))).hasValueSatisfying(fault -> assertThat(fault).contains(sentence));
    }

    @ParameterizedTest
    @CsvSource({ "900, PT15M", "1, PT1S", "90s, PT90S", "15m, PT15M", "12h, PT12H", "7d, P7D", "604800, P7D" })
    void a_caller_may_ask_for_a_second_to_a_week(String text, Duration ttl) {
        assertThat(DownloadTtl.require(text)).isEqualTo(ttl);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "0", "-1", "604801", "8d", "15 m", "1.5h", "PT1H", "99999999999999999999" })
    void any_other_ttl_is_refused_by_name(String text) {
        Problem problem = catchThrowableOfType(Problem.class, () -> DownloadTtl.require(text));

        assertThat(problem.code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
        assertThat(problem.errors()).singleElement().extracting("field").isEqualTo("ttl");
    }

    private static StorageConfig config(String settings) {
        Map<String, String> values = new HashMap<>();
        for (String setting : settings.split(" ")) {
            if (!setting.isEmpty()) {
                values.put("oasis.storage." + setting.split("=")[0], setting.split("=")[1]);
            }
        }
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(StorageConfig.class)
                .withDefaultValues(values).build().getConfigMapping(StorageConfig.class);
    }
}
