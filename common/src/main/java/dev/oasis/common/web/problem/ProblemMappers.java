package dev.oasis.common.web.problem;

import java.util.List;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import dev.oasis.common.web.request.RequestTrace;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;

/**
 * Turns every failure of a REST call into a problem. What is not foreseen becomes a 500 whose body says nothing about us; the
 * log has the rest, found by the trace id.
 */
public final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger("dev.oasis.problem");

    @ServerExceptionMapper
    public RestResponse<ProblemBody> problem(Problem problem, RoutingContext context) {
        if (problem.getCause() != null) {
            LOG.warnf(problem.getCause(), "%s %s failed: %s", context.request().method(), context.request().path(),
                    problem.code().wireName());
        }
        return respond(problem, context);
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> invalid(ConstraintViolationException failure, RoutingContext context) {
        List<FieldError> errors = failure.getConstraintViolations().stream()
                .map(violation -> new FieldError(fieldOf(violation), violation.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        return respond(Problem.ofFields(ProblemCode.VALIDATION_FAILED, errors), context);
    }

    @ServerExceptionMapper(priority = 1)
    public RestResponse<ProblemBody> json(JsonProcessingException failure, RoutingContext context) {
        return respond(JsonProblems.of(failure), context);
    }

    // Quarkus has a mapper of its own for this subclass; only one as specific outranks it.
    @ServerExceptionMapper(priority = 1)
    public RestResponse<ProblemBody> mismatched(MismatchedInputException failure, RoutingContext context) {
        return json(failure, context);
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> credentials(AuthenticationFailedException failure, RoutingContext context) {
        return respond(failure.getCause() instanceof Problem problem ? problem : missingCredentials(), context);
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> unauthorized(UnauthorizedException failure, RoutingContext context) {
        return respond(missingCredentials(), context);
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> forbidden(ForbiddenException failure, RoutingContext context) {
        return respond(Problem.of(ProblemCode.SCOPE_MISSING,
                "You have not the scope that the call needs; ask an owner for it."), context);
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> web(WebApplicationException failure, RoutingContext context) {
        if (failure.getCause() instanceof JsonProcessingException cause) {
            return respond(JsonProblems.of(cause), context);
        }
        return respond(ofWebException(failure), context);
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> anythingElse(Throwable failure, RoutingContext context) {
        Problem problem = DatabaseFailures.problemOf(failure).orElse(null);
        if (problem != null) {
            return problem(problem, context);
        }
        if (failure instanceof HttpException router && router.getStatusCode() == Response.Status.BAD_REQUEST.getStatusCode()) {
            return respond(Problem.of(ProblemCode.MALFORMED_REQUEST,
                    "The request cannot be read; a percent sign must be followed by two hexadecimal digits."), context);
        }
        LOG.errorf(failure, "%s %s failed, trace %s", context.request().method(), context.request().path(),
                RequestTrace.of(context));
        return respond(Problem.of(ProblemCode.INTERNAL_ERROR,
                "The request failed for a reason of ours; the log has it under this trace id."), context);
    }

    private static Problem ofWebException(WebApplicationException failure) {
        if (failure instanceof NotFoundException) {
            return Problem.of(ProblemCode.NOT_FOUND, "Nothing answers at this path.");
        }
        if (failure instanceof NotAllowedException) {
            return Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "Use one of the methods that the OpenAPI document lists.");
        }
        if (failure instanceof NotSupportedException) {
            return Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
        }
        if (failure instanceof NotAcceptableException) {
            return Problem.of(ProblemCode.NOT_ACCEPTABLE, "Accept application/json.");
        }
        int status = failure.getResponse().getStatus();
        if (status == Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode()) {
            return Problem.of(ProblemCode.BODY_TOO_LARGE, "Send a smaller body.");
        }
        return status >= 500 ? Problem.of(ProblemCode.INTERNAL_ERROR, "The request failed.")
                : Problem.of(ProblemCode.MALFORMED_REQUEST, "The request cannot be read; check path, query and headers.");
    }

    private static Problem missingCredentials() {
        return Problem.of(ProblemCode.CREDENTIALS_MISSING, "Send an API key as 'Authorization: Bearer uk_live_…', or log in.");
    }

    private static RestResponse<ProblemBody> respond(Problem problem, RoutingContext context) {
        var response = RestResponse.ResponseBuilder
                .create(RestResponse.Status.fromStatusCode(problem.code().status()),
                        ProblemBody.of(problem, RequestTrace.of(context)))
                .header(HttpHeaders.CONTENT_TYPE, ProblemBody.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.code().status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        problem.retryAfter().ifPresent(delay -> response.header(HttpHeaders.RETRY_AFTER, delay.toSeconds()));
        return response.build();
    }

    // Bean validation prefixes the path with method and parameter; the caller knows only the part below those.
    private static String fieldOf(ConstraintViolation<?> violation) {
        StringBuilder field = new StringBuilder();
        String last = "";
        for (Path.Node node : violation.getPropertyPath()) {
            last = node.toString();
            switch (node.getKind()) {
                case METHOD, CONSTRUCTOR, PARAMETER, RETURN_VALUE, CROSS_PARAMETER -> {
                }
                default -> field.append(field.isEmpty() ? "" : ".").append(node);
            }
        }
        return field.isEmpty() ? last : field.toString();
    }
}
