package dev.oasis.common;

import org.junit.jupiter.api.Test;

import dev.oasis.testkit.architecture.ModuleArchitecture;

class ArchitectureTest {

    @Test
    void the_module_keeps_the_architecture_rules() {
        ModuleArchitecture.check("dev.oasis.common");
    }
}
