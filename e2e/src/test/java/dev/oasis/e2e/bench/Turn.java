package dev.oasis.e2e.bench;

/**
 * What one run of the load found.
 *
 * @param perSecond requests
 * @param cpuShare of its core that the server was given, 0 to 1: less than all of it means that the load was the limit or that
 *        something else ran there
 * @param allocated bytes for each request; negative for what is no JVM
 */
record Turn(double perSecond, double cpuShare, double allocated) {

    /** Time that the server ran for one request; hardly changes when others use the core too. */
    double cpuMicros() {
        return cpuShare * 1_000_000 / perSecond;
    }
}
