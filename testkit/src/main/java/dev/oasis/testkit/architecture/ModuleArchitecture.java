package dev.oasis.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Holds one module to all rules; to be called by a test of that module, whose folder Maven makes the working directory. */
public final class ModuleArchitecture {

    private static final String ROOT = "dev.oasis";
    private static final Path SOURCES = Path.of("src", "main", "java");

    private ModuleArchitecture() {
    }

    /**
     * @param module package of the module, such as {@code dev.oasis.admin}
     * @throws AssertionError naming the rule, its reason and each breach
     */
    public static void check(String module) {
        JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(module);
        assertThat(classes).as("classes of %s", module).isNotEmpty();
        new ArchitectureRules(ROOT).all(module).forEach(rule -> rule.check(classes));
        assertThat(new SourceRules(SOURCES).breaches()).as("sources of %s", module).isEmpty();
    }
}
