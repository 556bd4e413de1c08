package dev.oasis.localstack.process;

import dev.oasis.localstack.stack.Part;

/** What a running stack tells of its parts, whether they share a process or not. */
@FunctionalInterface
public interface StackDescription {

    /** An entry of a part as the stack describes it, for example the {@code port} of {@code POSTGRES}. */
    String get(Part part, String key);
}
