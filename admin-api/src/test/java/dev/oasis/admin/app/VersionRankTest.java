package dev.oasis.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.oasis.admin.Api;
import dev.oasis.common.catalog.version.TauriVersion;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The database sorts versions as clients do. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class VersionRankTest {

    private static final int VERSIONS = 3_000;
    private static final List<String> NUMBERS = List.of("0", "1", "2", "9", "10", "11", "99", "100", "18446744073709551615");
    private static final List<String> WORDS = List.of("a", "A", "B", "ab", "a-b", "a0", "-", "--", "0a", "alpha", "beta", "rc",
            "z");
    private static final List<String> PADDED = List.of("00", "01", "001", "010", "0");

    @Inject
    Pool pool;

    private final Random random = new Random(4);

    @BeforeEach
    void schemaIsThere() {
        Api.ownerKey();
    }

    @Test
    void versionsSortAsClientsCompareThem() {
        TreeSet<TauriVersion> ascending = new TreeSet<>();
        while (ascending.size() < VERSIONS) {
            ascending.add(TauriVersion.of(version()));
        }
        ascending.add(TauriVersion.of("1.0.0-" + "a.".repeat(124) + "a"));
        ascending.add(TauriVersion.of("1.0.0-" + "9".repeat(250)));
        List<String> shuffled = new ArrayList<>(ascending.stream().map(TauriVersion::toString).toList());
        Collections.shuffle(shuffled, random);

        assertThat(sorted(shuffled)).isEqualTo(ascending.stream().map(TauriVersion::toString).toList());
    }

    @Test
    void whatIsNoVersionHasNoRank() {
        assertThat(pool.query("select version_rank('latest')").executeAndAwait().iterator().next().getString(0)).isNull();
    }

    private String version() {
        String version = pick(NUMBERS) + "." + pick(NUMBERS) + "." + pick(NUMBERS);
        version += random.nextInt(3) == 0 ? "" : "-" + identifiers(NUMBERS);
        return version + (random.nextInt(3) > 0 ? "" : "+" + identifiers(PADDED));
    }

    private String identifiers(List<String> numbers) {
        List<String> identifiers = new ArrayList<>();
        do {
            identifiers.add(pick(random.nextBoolean() ? numbers : WORDS));
        } while (random.nextInt(3) > 0);
        return String.join(".", identifiers);
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private List<String> sorted(List<String> versions) {
        return StreamSupport.stream(pool.preparedQuery("""
                select version from unnest($1::text[]) version order by version_rank(version) collate "C\"""")
                .executeAndAwait(Tuple.of(versions.toArray(String[]::new))).spliterator(), false)
                .map(row -> row.getString(0)).toList();
    }
}
