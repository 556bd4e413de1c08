package dev.oasis.testkit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/**
 * The rules over compiled classes. A rule that speaks of another module than the one at hand holds by itself there, so all
 * of them can be asked of every module.
 *
 * @param root package below which the modules lie; {@code dev.oasis}, but for fixtures
 */
public record ArchitectureRules(String root) {

    private static final List<String> SERVICES = List.of("admin", "analytics", "ingest", "update");
    private static final String[] HEAVY = { "org.hibernate..", "io.quarkus.hibernate..", "io.quarkus.panache..",
            "jakarta.persistence..", "software.amazon.awssdk.services..", "org.flywaydb..", "java.sql..", "javax.sql..",
            "io.agroal.." };
    private static final String[] SESSIONS_AND_STORAGE = { "org.hibernate..", "io.quarkus.hibernate..",
            "io.vertx.mutiny.sqlclient..", "io.vertx.sqlclient..", "software.amazon.awssdk.services.." };

    /** Every rule; {@code module} is the package of the module whose features are looked at. */
    public List<ArchRule> all(String module) {
        return List.of(servicesDoNotDependOnEachOther(), commonDependsOnNoService(), localStackDependsOnNothingOfOurs(),
                updateApiIsLight(), featuresHaveNoCycles(module), resourcesOnlyTranslateHttp(), nobodyWaitsForAUni(),
                configurationIsMapped(), injectionIsByConstructor(), nothingReflects(), nothingPrints(),
                namesSayWhatAClassIs());
    }

    public ArchRule servicesDoNotDependOnEachOther() {
        return CompositeArchRule.of(SERVICES.stream().map(service -> noClasses().that().resideInAPackage(in(service))
                .should().dependOnClassesThat().resideInAnyPackage(others(service))
                .allowEmptyShould(true)
                .because("services are deployed one by one and speak through the database, Kafka and HTTP only")).toList());
    }

    public ArchRule commonDependsOnNoService() {
        return noClasses().that().resideInAPackage(in("common"))
                .should().dependOnClassesThat().resideInAnyPackage(SERVICES.stream().map(this::in).toArray(String[]::new))
                .allowEmptyShould(true)
                .because("common is what all services stand on");
    }

    public ArchRule localStackDependsOnNothingOfOurs() {
        return noClasses().that().resideInAPackage(in("localstack"))
                .should().dependOnClassesThat(DescribedPredicate.describe("are of another module of ours",
                        type -> type.getPackageName().startsWith(root + ".")
                                && !type.getPackageName().startsWith(root + ".localstack")))
                .allowEmptyShould(true)
                .because("it runs in a JVM of its own with a class path of its own");
    }

    public ArchRule updateApiIsLight() {
        return noClasses().that().resideInAPackage(in("update"))
                .should().dependOnClassesThat().resideInAnyPackage(HEAVY)
                .allowEmptyShould(true)
                .because("update-api reads through the plain reactive client and presigns without the S3 client, which keeps "
                        + "its native image small and its start short");
    }

    /** @param module package of the module whose features must not depend on each other in a circle */
    public ArchRule featuresHaveNoCycles(String module) {
        return SlicesRuleDefinition.slices()
                .assignedFrom(new FeatureSlices(module, Set.of("catalog.target", "catalog.version", "crypto.seal")))
                .should().beFreeOfCycles()
                .allowEmptyShould(true)
                .because("a feature can only be understood alone if none of those that it uses uses it; the words for targets "
                        + "and versions count as features of their own, because what the catalog stands on speaks them too, and so does "
                        + "sealing, because problems, which it answers, stand on digests");
    }

    public ArchRule resourcesOnlyTranslateHttp() {
        ArchRule noSessions = noClasses().that().areAnnotatedWith("jakarta.ws.rs.Path")
                .should().dependOnClassesThat().resideInAnyPackage(SESSIONS_AND_STORAGE)
                .allowEmptyShould(true)
                .because("a resource translates HTTP; sessions and storage belong to the use case that it calls");
        ArchRule noEntities = noClasses().that().areAnnotatedWith("jakarta.ws.rs.Path")
                .should().callMethodWhere(DescribedPredicate.describe("the target is an entity", call -> owner(
                        assignableTo("io.quarkus.hibernate.reactive.panache.PanacheEntityBase")).test(call.getTarget())))
                .allowEmptyShould(true)
                .because("an entity is read and changed within a session, and a resource has none");
        return CompositeArchRule.of(List.of(noSessions, noEntities));
    }

    public ArchRule nobodyWaitsForAUni() {
        return noClasses()
                .should().callMethodWhere(DescribedPredicate.describe("the thread waits for a reactive result",
                        ArchitectureRules::waits))
                .because("whoever waits on an event loop stops every request of that loop; chain instead");
    }

    public ArchRule configurationIsMapped() {
        return noClasses()
                .should().dependOnClassesThat().haveFullyQualifiedName("org.eclipse.microprofile.config.inject.ConfigProperty")
                .because("settings are typed and documented in one @ConfigMapping beside their user");
    }

    public ArchRule injectionIsByConstructor() {
        return noFields()
                .should().beAnnotatedWith("jakarta.inject.Inject")
                .allowEmptyShould(true)
                .because("a class that takes all it needs in its constructor can be made in a test without a container");
    }

    public ArchRule nothingReflects() {
        return noClasses().that().doNotHaveFullyQualifiedName(root + ".common.web.request.QueryGuard")
                .and().doNotHaveFullyQualifiedName(root + ".common.identity.OperationScopes")
                .should().dependOnClassesThat().resideInAPackage("java.lang.reflect..")
                .orShould().callMethodWhere(DescribedPredicate.describe("a class is looked into by name",
                        ArchitectureRules::looksUp))
                .allowEmptyShould(true)
                .because(
                        "a native image only keeps the members that somebody names; QueryGuard and OperationScopes alone may read, "
                                + "of a resource method that REST itself has registered, what it declares");
    }

    public ArchRule nothingPrints() {
        return noClasses().that().resideOutsideOfPackage(in("localstack"))
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .allowEmptyShould(true)
                .because("what a service says goes to the log, as one JSON object a line; only local-stack is a command that "
                        + "answers on its standard output");
    }

    public ArchRule namesSayWhatAClassIs() {
        return noClasses()
                .should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|DTO|Dto)")
                .because("such an ending fits everything and so says nothing");
    }

    private static boolean waits(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getName();
        return owner.equals("io.smallrye.mutiny.Uni") && method.equals("await")
                || owner.equals("io.smallrye.mutiny.groups.MultiSubscribe")
                        && (method.equals("asIterable") || method.equals("asStream"))
                || owner.startsWith("io.vertx.mutiny.") && method.endsWith("AndAwait");
    }

    private static boolean looksUp(JavaMethodCall call) {
        String method = call.getName();
        return call.getTargetOwner().isEquivalentTo(Class.class) && (method.equals("forName") || method.equals("newInstance")
                || Stream.of("Method", "Field", "Constructor").anyMatch(method::contains));
    }

    private String in(String module) {
        return root + "." + module + "..";
    }

    private String[] others(String service) {
        return SERVICES.stream().filter(other -> !other.equals(service)).map(this::in).toArray(String[]::new);
    }
}
