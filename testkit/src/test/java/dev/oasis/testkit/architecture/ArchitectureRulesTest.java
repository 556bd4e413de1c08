package dev.oasis.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;

/** Every rule is seen to fail on code that breaks it and to pass on code that keeps it. */
class ArchitectureRulesTest {

    private static final String FIXTURES = "dev.oasis.testkit.architecture.fixture.";

    static final List<Arguments> RULES = List.of(
            rule("services", ArchitectureRules::servicesDoNotDependOnEachOther, "admin.release.Release"),
            rule("common", ArchitectureRules::commonDependsOnNoService, "common.app.App"),
            rule("localstack", ArchitectureRules::localStackDependsOnNothingOfOurs, "localstack.broker.Broker"),
            rule("light", ArchitectureRules::updateApiIsLight, "JdbcCheck", "EntityCheck", "SessionCheck", "StorageCheck",
                    "MigratingCheck"),
            rule("cycles", rules -> rules.featuresHaveNoCycles(rules.root() + ".module"), "module.app.App",
                    "module.release.Release"),
            rule("resources", ArchitectureRules::resourcesOnlyTranslateHttp, "EntityResource", "SessionResource",
                    "StorageResource"),
            rule("waiting", ArchitectureRules::nobodyWaitsForAUni, "Waiting", "Streaming"),
            rule("configuration", ArchitectureRules::configurationIsMapped, "FieldSetting", "ConstructorSetting"),
            rule("injection", ArchitectureRules::injectionIsByConstructor, "FieldInjected"),
            rule("reflection", ArchitectureRules::nothingReflects, "Members", "Names", "Calls"),
            rule("printing", ArchitectureRules::nothingPrints, "Printing", "Tracing"),
            rule("names", ArchitectureRules::namesSayWhatAClassIs, "ReleaseManager", "ReleaseHelper", "ReleaseUtil",
                    "ReleaseUtils", "ReleaseImpl", "ReleaseDTO", "ReleaseDto"));

    @ParameterizedTest(name = "{0}")
    @FieldSource("RULES")
    void a_rule_names_each_class_that_breaks_it(String fixture, Function<ArchitectureRules, ArchRule> rule,
            List<String> breakers) {
        EvaluationResult result = evaluate(fixture + ".bad", rule);

        assertThat(result.hasViolation()).isTrue();
        String report = String.join("\n", result.getFailureReport().getDetails());
        assertThat(breakers).allSatisfy(breaker -> assertThat(report).contains(breaker));
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("RULES")
    void a_rule_lets_code_pass_that_keeps_it(String fixture, Function<ArchitectureRules, ArchRule> rule,
            List<String> breakers) {
        assertThat(evaluate(fixture + ".good", rule).getFailureReport().getDetails()).isEmpty();
    }

    @Test
    void every_rule_has_a_fixture_and_a_reason() {
        ArchitectureRules rules = new ArchitectureRules("dev.oasis");

        assertThat(rules.all("dev.oasis.admin")).hasSameSizeAs(RULES)
                .allSatisfy(rule -> assertThat(rule.getDescription()).contains("because"));
    }

    private static EvaluationResult evaluate(String fixture, Function<ArchitectureRules, ArchRule> rule) {
        String root = FIXTURES + fixture;
        return rule.apply(new ArchitectureRules(root)).evaluate(new ClassFileImporter().importPackages(root));
    }

    private static Arguments rule(String fixture, Function<ArchitectureRules, ArchRule> rule, String... breakers) {
        return Arguments.of(fixture, rule, Stream.of(breakers).toList());
    }
}
