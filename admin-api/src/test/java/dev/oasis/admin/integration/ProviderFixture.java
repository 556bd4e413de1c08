package dev.oasis.admin.integration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import dev.oasis.testkit.provider.ProviderStandIn;

/** A provider of a test class's own, which each of its tests finds as if nothing had been said to it before. */
public abstract class ProviderFixture {

    protected static ProviderStandIn standIn;

    @BeforeAll
    static void startProvider() {
        standIn = ProviderStandIn.start();
    }

    @AfterAll
    static void stopProvider() {
        standIn.close();
    }

    @BeforeEach
    void resetProvider() {
        standIn.reset();
    }
}
