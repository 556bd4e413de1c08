package dev.oasis.analytics.usage;

import java.util.EnumSet;
import java.util.Map;

import dev.oasis.testkit.stack.RunningStack;
import dev.oasis.testkit.stack.StackPart;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** PostgreSQL and Kafka in JVMs of their own, so that a test can stop one of them: it finds them in a field of this type. */
public final class SeparateStackResource implements QuarkusTestResourceLifecycleManager {

    private RunningStack stack;

    @Override
    public Map<String, String> start() {
        stack = RunningStack.startSeparately(EnumSet.of(StackPart.POSTGRES, StackPart.KAFKA));
        return Map.of(
                "quarkus.datasource.reactive.url", stack.postgresUrl(),
                "quarkus.datasource.username", stack.describe(StackPart.POSTGRES, "user"),
                "quarkus.datasource.password", stack.describe(StackPart.POSTGRES, "password"),
                "kafka.bootstrap.servers", stack.kafkaBootstrap(),
                "quarkus.http.test-port", "0");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(stack, new TestInjector.MatchesType(RunningStack.class));
    }

    @Override
    public void stop() {
        if (stack != null) {
            stack.close();
        }
    }
}
