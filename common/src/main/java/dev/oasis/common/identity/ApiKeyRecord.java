package dev.oasis.common.identity;

/**
 * A key as the database knows it, for the one look-up that authentication makes. Whether its time is over is the database's
 * word, so that no machine's own clock counts.
 */
record ApiKeyRecord(Caller caller, State state) {

    /** What keeps a key from being used, if anything. */
    enum State {
        WORKING,
        DISABLED,
        EXPIRED,
        REVOKED,
        /** The secret was replaced by a rotation whose overlap is over; the key itself may well be in use. */
        REPLACED
    }

    boolean works() {
        return state == State.WORKING;
    }
}
