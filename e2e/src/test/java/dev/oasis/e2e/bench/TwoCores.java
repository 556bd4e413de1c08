package dev.oasis.e2e.bench;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks for what the benchmark needs, and clears the server's core before anything is started. */
final class TwoCores implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        for (Tool tool : Tool.values()) {
            tool.path();
        }
        if (Runtime.getRuntime().availableProcessors() < Core.values().length) {
            throw new AssertionError("The benchmark needs two processor cores, one for the server and one for the load.");
        }
        Core.LOAD.takeThisProcess();
    }
}
