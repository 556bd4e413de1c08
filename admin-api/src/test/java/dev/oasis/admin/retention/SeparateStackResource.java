package dev.oasis.admin.retention;

import java.util.EnumSet;
import java.util.Map;

import dev.oasis.testkit.stack.RunningStack;
import dev.oasis.testkit.stack.StackPart;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Every part in a JVM of its own, so that a test can stop one of them: it finds them in a field of this type. */
public final class SeparateStackResource implements QuarkusTestResourceLifecycleManager {

    private RunningStack stack;

    @Override
    public Map<String, String> start() {
        stack = RunningStack.startSeparately(EnumSet.allOf(StackPart.class));
        return StackResource.configuration(stack);
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
