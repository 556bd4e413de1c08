package dev.oasis.ingest.webhook.reconcile;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

import dev.oasis.testkit.stack.RunningStack;
import dev.oasis.testkit.stack.StackPart;
import dev.oasis.testkit.stack.StackResource;
import dev.oasis.testkit.stack.StoppableStackResource;

/** Every part in a JVM of its own. */
public final class SeparateStackResource extends StoppableStackResource {

    public SeparateStackResource() {
        super(EnumSet.allOf(StackPart.class));
    }

    @Override
    protected Map<String, String> configuration(RunningStack started) {
        return new HashMap<>(StackResource.configuration(started));
    }
}
