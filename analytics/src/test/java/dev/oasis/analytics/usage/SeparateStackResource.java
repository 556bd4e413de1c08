package dev.oasis.analytics.usage;

import java.util.EnumSet;
import java.util.Map;

import dev.oasis.testkit.stack.RunningStack;
import dev.oasis.testkit.stack.StackPart;
import dev.oasis.testkit.stack.StoppableStackResource;

/** PostgreSQL and Kafka, which are all that this service speaks to. */
public final class SeparateStackResource extends StoppableStackResource {

    public SeparateStackResource() {
        super(EnumSet.of(StackPart.POSTGRES, StackPart.KAFKA));
    }

    @Override
    protected Map<String, String> configuration(RunningStack stack) {
        return Map.of(
                "quarkus.datasource.reactive.url", stack.postgresUrl(),
                "quarkus.datasource.username", stack.describe(StackPart.POSTGRES, "user"),
                "quarkus.datasource.password", stack.describe(StackPart.POSTGRES, "password"),
                "kafka.bootstrap.servers", stack.kafkaBootstrap(),
                "quarkus.http.test-port", "0",
                // Quarkus 3.30.6 always waits the whole time: a shutdown listener of its Jackson extension never says done.
                "quarkus.shutdown.timeout", "1s");
    }
}
