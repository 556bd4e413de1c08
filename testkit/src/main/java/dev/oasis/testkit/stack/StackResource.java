package dev.oasis.testkit.stack;

import java.util.Map;
import java.util.Set;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Gives a Quarkus test a stack of its own: {@code @WithTestResource(value = StackResource.class, scope =
 * TestResourceScope.GLOBAL)}, then all test classes of a module share it. It sets the configuration that a service reads to
 * find its database, broker and storage. A test that takes a part away, and puts it back, finds the stack in a field of type
 * {@link RunningStack}.
 */
public final class StackResource implements QuarkusTestResourceLifecycleManager {

    private RunningStack stack;

    @Override
    public Map<String, String> start() {
        stack = RunningStack.startSeparately(Set.of(StackPart.values()));
        return configuration(stack);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(stack, new TestInjector.MatchesType(RunningStack.class));
    }

    /** The configuration by which a service finds the parts of a stack, which must have all three. */
    public static Map<String, String> configuration(RunningStack stack) {
        return Map.ofEntries(
                Map.entry("quarkus.datasource.reactive.url", stack.postgresUrl()),
                Map.entry("quarkus.datasource.jdbc.url", stack.jdbcUrl()),
                Map.entry("quarkus.datasource.username", stack.describe(StackPart.POSTGRES, "user")),
                Map.entry("quarkus.datasource.password", stack.describe(StackPart.POSTGRES, "password")),
                Map.entry("kafka.bootstrap.servers", stack.kafkaBootstrap()),
                Map.entry("oasis.storage.endpoint", stack.describe(StackPart.S3, "endpoint")),
                Map.entry("oasis.storage.region", stack.describe(StackPart.S3, "region")),
                Map.entry("oasis.storage.bucket", stack.describe(StackPart.S3, "bucket")),
                Map.entry("oasis.storage.access-key-id", stack.describe(StackPart.S3, "access-key")),
                Map.entry("oasis.storage.secret-access-key", stack.describe(StackPart.S3, "secret-key")),
                // No test may ask the real GitHub or GitLab, not even one that sends whatever comes to its mind.
                Map.entry("oasis.provider.hosts", "127.0.0.1,localhost"));
    }

    @Override
    public void stop() {
        if (stack != null) {
            stack.close();
        }
    }
}
