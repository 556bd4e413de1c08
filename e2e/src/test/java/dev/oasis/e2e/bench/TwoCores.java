package dev.oasis.e2e.bench;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Looks for what the benchmarks need, and clears the server's core before anything is started; once for all of them. */
final class TwoCores implements BeforeAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(TwoCores.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(TwoCores.class, key -> clear());
    }

    private static boolean clear() {
        for (Tool tool : Tool.values()) {
            tool.path();
        }
        if (Runtime.getRuntime().availableProcessors() < Core.values().length) {
            throw new AssertionError("The benchmark needs two processor cores, one for the server and one for the load.");
        }
        Core.LOAD.takeThisProcess();
        return true;
    }
}
