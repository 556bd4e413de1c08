package dev.oasis.localstack.stack;

import java.util.Map;

/** One server of the stack. It is started once, on a thread of its own, and stopped once, from any thread. */
interface StackPart {

    /** Starts the server on its data and returns when it answers; the message of a failure is fit to be shown. */
    void start() throws Exception;

    /**
     * Where and how to reach it, valid after {@link #start()}: keys as in {@code stack.properties}, without the part's name.
     */
    Map<String, String> describe();

    /** Ends the server and leaves its data whole; does nothing when it did not start. */
    void stop();
}
