package dev.oasis.update;

import org.junit.jupiter.api.Test;

import dev.oasis.testkit.architecture.ModuleArchitecture;

class ArchitectureTest {

    @Test
    void the_module_keeps_the_architecture_rules() {
        ModuleArchitecture.check("dev.oasis.update");
    }
}
