package dev.oasis.localstack.up;

/** Why a command cannot go on, in sentences that say what to do. */
public final class LaunchFailure extends Exception {

    private static final long serialVersionUID = 1L;

    public LaunchFailure(String message) {
        super(message);
    }
}
