package dev.oasis.admin.migration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import dev.oasis.common.events.Topic;
import dev.oasis.common.schema.SchemaVersion;
import dev.oasis.testkit.schema.Migrations;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class MigrationTest {

    @Inject
    SchemaMigration migration;

    @Inject
    Flyway flyway;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> brokerConfig;

    @Test
    void serviceBecomesReadyOnceTheSchemaIsThere() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(
                () -> given().get("/health/ready").then().statusCode(200).body("status", equalTo("UP")));
        given().get("/health/live").then().statusCode(200);
        given().get("/health/detailed").then().statusCode(200).body("status", equalTo("up"));

        assertThat(migration.pending()).isEmpty();
        assertThat(flyway.info().current().getVersion().getVersion()).isEqualTo(SchemaVersion.REQUIRED);
    }

    @Test
    void dryRunNamesWhatIsPendingOnAnEmptySchemaAndChangesNothing() {
        Flyway empty = Flyway.configure().configuration(flyway.getConfiguration()).schemas("empty_for_dry_run").load();

        assertThat(new SchemaMigration(empty).pending()).isEqualTo(Migrations.names());
        assertThat(new SchemaMigration(empty).pending()).isEqualTo(Migrations.names());
        assertThat(empty.info().current()).isNull();
    }

    @Test
    void topicsAndTheirDeadLettersAreMade() {
        try (Admin admin = Admin.create(brokerConfig)) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                Set<String> names = admin.listTopics().names().get();
                for (Topic topic : Topic.values()) {
                    assertThat(names).contains(topic.topicName(), topic.deadLetterName());
                }
            });
        }
    }
}
