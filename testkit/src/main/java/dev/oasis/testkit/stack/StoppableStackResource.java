package dev.oasis.testkit.stack;

import java.util.Map;
import java.util.Set;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Gives a Quarkus test parts in JVMs of their own, so that it can stop one of them: it finds them in a field of type
 * {@link RunningStack}. A module says in a subclass which parts, and how its service is to find them.
 */
public abstract class StoppableStackResource implements QuarkusTestResourceLifecycleManager {

    private final Set<StackPart> parts;
    private RunningStack stack;

    protected StoppableStackResource(Set<StackPart> parts) {
        this.parts = parts;
    }

    /** What the service under test is configured with. */
    protected abstract Map<String, String> configuration(RunningStack started);

    @Override
    public final Map<String, String> start() {
        stack = RunningStack.startSeparately(parts);
        return configuration(stack);
    }

    @Override
    public final void inject(TestInjector injector) {
        injector.injectIntoFields(stack, new TestInjector.MatchesType(RunningStack.class));
    }

    @Override
    public void stop() {
        if (stack != null) {
            stack.close();
        }
    }
}
