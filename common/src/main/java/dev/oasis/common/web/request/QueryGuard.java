package dev.oasis.common.web.request;

import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.oasis.common.web.problem.FieldError;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * Refuses query parameters that an operation does not declare: under {@code /admin} and {@code /ci} a mistyped filter must
 * not quietly return everything. Public routes ignore what they do not know, because it is baked into shipped apps.
 */
public final class QueryGuard {

    private static final Set<String> OLDER_PAGING = Set.of("page", "per_page", "perPage", "offset", "after");
    private static final Set<String> OLDER_ORDER = Set.of("sort", "sort_by", "sort_order", "order");

    private final Map<Object, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        String path = request.getUriInfo().getPath();
        Set<String> asked = request.getUriInfo().getQueryParameters().keySet();
        if (asked.isEmpty() || !(path.startsWith("/admin/") || path.startsWith("/ci/"))) {
            return;
        }
        Set<String> allowed = known.computeIfAbsent(resource.getResourceMethod(), method -> declared(resource));
        List<FieldError> unknown = asked.stream().filter(name -> !allowed.contains(name))
                .map(name -> new FieldError(name, hint(name, allowed))).toList();
        if (!unknown.isEmpty()) {
            throw Problem.ofFields(ProblemCode.UNKNOWN_QUERY_PARAMETER, unknown);
        }
    }

    private static Set<String> declared(ResourceInfo resource) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(resource.getResourceMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RestQuery.class))
                .map(QueryGuard::nameOf)
                .forEach(names::add);
        return names;
    }

    private static String nameOf(Parameter parameter) {
        String given = parameter.getAnnotation(RestQuery.class).value();
        return given.isEmpty() ? parameter.getName() : given;
    }

    private static String hint(String name, Set<String> allowed) {
        if (OLDER_PAGING.contains(name) && allowed.contains("cursor")) {
            return "is of an older API; page with limit, and cursor with the nextCursor of the answer before.";
        }
        if (OLDER_ORDER.contains(name) && allowed.contains("cursor")) {
            return "is of an older API; lists have one order, the newest first, and page with limit and cursor.";
        }
        return allowed.isEmpty() ? "is not known; this call takes no query parameters."
                : "is not known; this call takes " + String.join(", ", allowed) + ".";
    }
}
