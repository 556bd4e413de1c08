package dev.oasis.admin.encryption;

import static dev.oasis.admin.Api.asOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.oasis.admin.Api;
import dev.oasis.common.crypto.seal.EncryptionConfig;
import dev.oasis.common.crypto.seal.SealedSecret;
import dev.oasis.common.crypto.seal.SecretSealer;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.provider.Integration;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class ResealingTest {

    private static final int MORE_THAN_A_BATCH = 60;

    @Inject
    Pool pool;

    @Test
    void all_rows_of_the_key_before_are_sealed_anew_and_those_of_unknown_keys_left() {
        Api.ownerKey();
        SecretSealer before = sealer(Map.of("old", key(1)), "old");
        SecretSealer after = sealer(Map.of("old", key(1), "new", key(2)), "new");
        List<String> ids = Stream.generate(() -> insert(before)).limit(MORE_THAN_A_BATCH).toList();
        String foreign = insert(sealer(Map.of("gone", key(3)), "gone"));
        SealedRows rows = new SealedRows(List.of(Integration.CREDENTIALS), after, pool);

        rows.byKey().await().atMost(Duration.ofSeconds(10));
        int renewed = new Resealing(rows, after).renewAll().await().atMost(Duration.ofSeconds(30));

        assertThat(renewed).isEqualTo(MORE_THAN_A_BATCH);
        assertThat(ids).allSatisfy(id -> {
            SealedSecret sealed = SealedSecret.parse(credentials(id));
            assertThat(sealed.keyId()).isEqualTo("new");
            assertThat(after.open(sealed, Integration.CREDENTIALS.at(id))).isEqualTo("a secret of " + id);
        });
        assertThat(credentials(foreign)).startsWith("v1.gone.");
        assertThat(rows.byKey().await().atMost(Duration.ofSeconds(10))).containsEntry("new", (long) MORE_THAN_A_BATCH)
                .doesNotContainKey("old");
        asOwner().get("/admin/encryption-keys").then().statusCode(200).body("items.id", hasItem("gone"));
    }

    private String insert(SecretSealer sealer) {
        String id = Ulid.next();
        String sealed = sealer.seal("a secret of " + id, Integration.CREDENTIALS.at(id)).text();
        pool.preparedQuery("""
                insert into integration (id, kind, name, base_url, api_url, credentials)
                values ($1, 'gitlab_token', 'x', 'https://git.example.test', 'https://git.example.test/api/v4', $2)""")
                .executeAndAwait(Tuple.of(id, sealed));
        return id;
    }

    private String credentials(String id) {
        return pool.preparedQuery("select credentials from integration where id = $1").executeAndAwait(Tuple.of(id)).iterator()
                .next().getString(0);
    }

    private static SecretSealer sealer(Map<String, String> keys, String active) {
        return new SecretSealer(new EncryptionConfig() {
            @Override
            public Map<String, String> keys() {
                return keys;
            }

            @Override
            public Optional<String> activeKey() {
                return Optional.of(active);
            }
        });
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) fill;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
