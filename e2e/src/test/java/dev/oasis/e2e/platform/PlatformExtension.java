package dev.oasis.e2e.platform;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the {@link Platform}. All classes of one JVM share it; it starts with the first test that asks, is healthy again
 * after each, and ends with the last. A failed test gets the ends of all logs beside it.
 */
public final class PlatformExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(PlatformExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Platform.class, type -> Platform.start(),
                Platform.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Platform platform = context.getRoot().getStore(NAMESPACE).get(Platform.class, Platform.class);
        if (platform != null) {
            context.getExecutionException().ifPresent(failure -> System.err.println(
                    context.getDisplayName() + " failed; the services said:\n" + platform.logTails()));
            platform.restore();
        }
    }
}
