package dev.oasis.localstack.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {

    private final RouteTable<String> table = new RouteTable<>(Map.of("admin", "admin-api", "ci", "ci-ingest",
            "health/detailed", "admin-api"), "update-api");

    @ParameterizedTest
    @CsvSource({
            "/admin, admin-api",
            "/admin/, admin-api",
            "/admin/apps/x, admin-api",
            "/ci/apps, ci-ingest",
            "/administrator, update-api",
            "/cinema/update/linux/1.0.0, update-api",
            "/x/admin, update-api",
            "/health/detailed, admin-api",
            "/health/detailed/, admin-api",
            "/health/detailed/x, update-api",
            "/health/ready, update-api",
            "/, update-api",
            "'', update-api",
    })
    void a_prefix_matches_whole_segments_only(String path, String backend) {
        assertThat(table.find(path)).isEqualTo(backend);
    }
}
