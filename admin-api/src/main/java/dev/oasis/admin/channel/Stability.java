package dev.oasis.admin.channel;

/** What the stability of a channel can be; {@code stable} alone has 0. */
final class Stability {

    static final int MOST = 1000;
    static final String RULE = "must be 1 to 1000; stable alone has 0, and a higher number is less stable.";

    private Stability() {
    }
}
