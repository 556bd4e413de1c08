package dev.oasis.localstack.stack;

/** A part that does not start, with a sentence that can be shown. */
final class StackStartException extends Exception {

    private static final long serialVersionUID = 1L;

    StackStartException(Part part, Throwable cause) {
        super(part.wireName() + " does not start: " + deepest(cause), cause);
    }

    private static String deepest(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getMessage() == null && deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    }
}
