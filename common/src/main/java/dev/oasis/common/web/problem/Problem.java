package dev.oasis.common.web.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A failure that the caller is told about. The detail is a sentence that says what to do; it holds no secret and nothing
 * about our inside.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ProblemCode code;
    private final transient List<FieldError> errors;
    private final Duration retryAfter;

    private Problem(ProblemCode code, String detail, List<FieldError> errors, Duration retryAfter, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, List.of(), null, null);
    }

    /** A problem with one field of the request; the detail is the field's sentence. */
    public static Problem ofField(ProblemCode code, String field, String detail) {
        return new Problem(code, detail, List.of(new FieldError(field, detail)), null, null);
    }

    public static Problem ofFields(ProblemCode code, List<FieldError> errors) {
        String detail = errors.isEmpty() ? code.title() : errors.get(0).field() + ": " + errors.get(0).message();
        return new Problem(code, detail, errors, null, null);
    }

    /** A failure of something that we depend on: the caller may try again, the cause goes to our log only. */
    public static Problem unavailable(ProblemCode code, String detail, Throwable cause) {
        return new Problem(code, detail, List.of(), SOON, cause);
    }

    /** A refusal that ends by itself: the caller may try again in a few seconds. */
    public static Problem later(ProblemCode code, String detail) {
        return new Problem(code, detail, List.of(), SOON, null);
    }

    /** A refusal that ends by itself: the caller may try again after this time. */
    public static Problem later(ProblemCode code, String detail, Duration retryAfter) {
        return new Problem(code, detail, List.of(), retryAfter, null);
    }

    /** The caller asks too often. */
    public static Problem rateLimited(String detail, Duration retryAfter) {
        return new Problem(ProblemCode.RATE_LIMITED, detail, List.of(), retryAfter, null);
    }

    /** The same problem, said of a field. */
    public Problem at(String field) {
        return new Problem(code, getMessage(), List.of(new FieldError(field, getMessage())), retryAfter, getCause());
    }

    public ProblemCode code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    // An expected answer, not a fault: the stack would only cost time.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
