package dev.oasis.admin.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.oasis.admin.Api;
import dev.oasis.common.health.HealthStatus;
import dev.oasis.common.health.PartState;
import dev.oasis.common.publishing.IssuerKind;
import dev.oasis.common.publishing.TrustedIssuer;
import dev.oasis.common.publishing.TrustedIssuers;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class IssuerAgreementTest {

    private static final TrustedIssuer GITHUB = new TrustedIssuer("github", IssuerKind.GITHUB, "https://github.test");
    private static final TrustedIssuer GITLAB = new TrustedIssuer("gitlab", IssuerKind.GITLAB, "https://gitlab.test");

    @Inject
    IssuerAgreement agreement;
    @Inject
    TrustedIssuers issuers;
    @Inject
    Pool pool;

    @AfterEach
    void forget() {
        pool.query("delete from trusted_issuer").executeAndAwait();
    }

    @Test
    void what_one_of_the_two_knows_alone_or_otherwise_is_named() {
        assertThat(IssuerDifferences.between(List.of(GITHUB, GITLAB), List.of(GITLAB, GITHUB))).isEmpty();
        assertThat(IssuerDifferences.between(List.of(GITHUB, GITLAB), List.of(GITHUB))).hasValueSatisfying(
                sentence -> assertThat(sentence).contains("gitlab is known to admin-api alone")
                        .contains("oasis.publishing.issuers"));
        assertThat(IssuerDifferences.between(List.of(GITHUB), List.of(GITHUB, GITLAB))).hasValueSatisfying(
                sentence -> assertThat(sentence).contains("gitlab is known to ci-ingest alone"));
        TrustedIssuer other = new TrustedIssuer("github", IssuerKind.GITHUB, "https://ghes.test/_services/token");
        assertThat(IssuerDifferences.between(List.of(GITHUB), List.of(other))).hasValueSatisfying(
                sentence -> assertThat(sentence).contains("github is another to ci-ingest"));
        assertThat(IssuerDifferences.between(List.of(GITHUB), List.of(GITHUB, other))).as("replicas that differ").isPresent();
    }

    @Test
    void a_door_that_trusts_others_degrades_the_health_until_it_trusts_the_same() {
        Api.ownerKey();
        assertThat(look().status()).isEqualTo(HealthStatus.UP);
        issuers.all().forEach(this::told);
        assertThat(look().status()).isEqualTo(HealthStatus.UP);
        told(new TrustedIssuer("ghes", IssuerKind.GITHUB, "https://ghes.test/_services/token"));

        assertThat(look().status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(look().detail()).contains("ghes is known to ci-ingest alone");

        pool.query("update trusted_issuer set seen_at = now() - interval '1 hour' where name = 'ghes'").executeAndAwait();
        assertThat(look().status()).isEqualTo(HealthStatus.UP);
    }

    private PartState look() {
        return agreement.look().await().atMost(Duration.ofSeconds(10));
    }

    private void told(TrustedIssuer issuer) {
        pool.preparedQuery("insert into trusted_issuer (name, kind, url) values ($1, $2, $3)")
                .executeAndAwait(
                        Tuple.of(issuer.name(), issuer.kind().name().toLowerCase(java.util.Locale.ROOT), issuer.url()));
    }
}
