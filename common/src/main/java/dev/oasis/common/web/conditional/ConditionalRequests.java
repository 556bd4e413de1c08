package dev.oasis.common.web.conditional;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse.StatusCode;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import dev.oasis.common.web.problem.Problem;

/**
 * Puts an {@code ETag} on every answer that shows one resource, and answers 304 to whoever has it already. A list has no tag:
 * what stands in it changes by itself.
 */
public final class ConditionalRequests {

    private final CurrentPreconditions current;

    public ConditionalRequests(CurrentPreconditions current) {
        this.current = current;
    }

    /** @throws Problem {@code validation_failed} for a header that cannot be read, before anything is done */
    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        current.get();
    }

    @ServerResponseFilter
    public void tag(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Tagged view) {
            EntityTag tag = EntityTag.of(view);
            response.getHeaders().putSingle(HttpHeaders.ETAG, tag.toString());
            if (isRead(request)) {
                answer(current.get(), tag, response);
            }
        }
    }

    private static void answer(Preconditions preconditions, EntityTag tag, ContainerResponseContext response) {
        preconditions.requireMatch(tag);
        if (preconditions.isKnown(tag)) {
            response.setStatus(StatusCode.NOT_MODIFIED);
            response.setEntity(null);
        }
    }

    private static boolean isRead(ContainerRequestContext request) {
        return HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
    }
}
