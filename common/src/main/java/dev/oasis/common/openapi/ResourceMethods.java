package dev.oasis.common.openapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.security.Authenticated;
import io.smallrye.openapi.model.Extensions;
import io.smallrye.openapi.runtime.util.JandexUtil;

/** Finds the method behind an operation of the document. */
final class ResourceMethods {

    private static final List<DotName> VERBS = Stream.of("GET", "POST", "PUT", "PATCH", "DELETE")
            .map(verb -> DotName.createSimple("jakarta.ws.rs." + verb)).toList();
    private static final DotName PROBLEMS = DotName.createSimple(Problems.class);
    private static final DotName ROLES_ALLOWED = DotName.createSimple(RolesAllowed.class);
    /** What is remembered under an idempotency key is kept and answered as JSON of any type. */
    private static final String REMEMBERED = JsonNode.class.getName();
    private static final DotName AUTHENTICATED = DotName.createSimple(Authenticated.class);
    private static final DotName PERMIT_ALL = DotName.createSimple(PermitAll.class);

    private final Map<String, ResourceMethod> byReference = new HashMap<>();

    ResourceMethods(IndexView index) {
        VERBS.stream().flatMap(verb -> index.getAnnotations(verb).stream()).map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.METHOD).map(AnnotationTarget::asMethod)
                .forEach(method -> byReference.put(JandexUtil.createUniqueMethodReference(method.declaringClass(), method),
                        read(method)));
    }

    /** Empty for what a static document describes. */
    Optional<ResourceMethod> of(Operation operation) {
        return Optional.ofNullable(Extensions.getMethodRef(operation)).map(byReference::get);
    }

    private static ResourceMethod read(MethodInfo method) {
        List<ProblemCode> problems = new ArrayList<>(codes(method.annotation(PROBLEMS)));
        problems.addAll(codes(method.declaringClass().declaredAnnotation(PROBLEMS)));
        Set<String> scopes = scopes(method);
        boolean known = !scopes.isEmpty()
                || !method.hasAnnotation(PERMIT_ALL) && method.declaringClass().hasDeclaredAnnotation(AUTHENTICATED);
        return new ResourceMethod(method.name(), problems, scopes, known, method.returnType().toString().contains(REMEMBERED));
    }

    private static List<ProblemCode> codes(AnnotationInstance problems) {
        if (problems == null) {
            return List.of();
        }
        return Stream.concat(names(problems, "value").map(ProblemCode::valueOf),
                names(problems, "of").map(ProblemGroup::valueOf).flatMap(group -> group.codes().stream())).toList();
    }

    private static Stream<String> names(AnnotationInstance annotation, String member) {
        return annotation.value(member) == null ? Stream.empty() : Arrays.stream(annotation.value(member).asEnumArray());
    }

    private static Set<String> scopes(MethodInfo method) {
        if (method.hasAnnotation(PERMIT_ALL)) {
            return Set.of();
        }
        AnnotationInstance roles = method.hasAnnotation(ROLES_ALLOWED) ? method.annotation(ROLES_ALLOWED)
                : method.declaringClass().declaredAnnotation(ROLES_ALLOWED);
        return roles == null ? Set.of() : new TreeSet<>(List.of(roles.value().asStringArray()));
    }
}
