package dev.oasis.localstack.process;

/** A child process that does not do what it should; the message is fit to be shown and says where its log is. */
public final class ProcessFailure extends Exception {

    private static final long serialVersionUID = 1L;

    public ProcessFailure(String message) {
        super(message);
    }
}
