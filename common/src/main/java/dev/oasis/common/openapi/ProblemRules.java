package dev.oasis.common.openapi;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.oasis.common.web.problem.ProblemCode;

/** Which errors an operation can answer because of its form alone. */
final class ProblemRules {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern THING_IN_PATH = Pattern.compile("/([a-z-]+)s/\\{");
    private static final Set<ProblemCode> OF_BODY = EnumSet.of(ProblemCode.MALFORMED_JSON, ProblemCode.VALIDATION_FAILED,
            ProblemCode.UNKNOWN_FIELD, ProblemCode.BODY_TOO_LARGE, ProblemCode.UNSUPPORTED_MEDIA_TYPE);

    private ProblemRules() {
    }

    static Set<ProblemCode> of(OperationForm form) {
        // Whatever is asked, the address that asks may have asked too often.
        Set<ProblemCode> codes = EnumSet.of(ProblemCode.MALFORMED_REQUEST, ProblemCode.RATE_LIMITED);
        if (form.rest()) {
            // A condition that cannot be read is refused whatever it is sent with.
            codes.addAll(List.of(ProblemCode.NOT_ACCEPTABLE, ProblemCode.VALIDATION_FAILED));
        }
        if (form.isStrict()) {
            codes.add(ProblemCode.UNKNOWN_QUERY_PARAMETER);
        }
        if (form.credentials()) {
            codes.addAll(ProblemGroup.CREDENTIALS.codes());
            codes.addAll(List.of(ProblemCode.CREDENTIALS_MISSING, ProblemCode.SCOPE_MISSING));
        }
        if (form.credentials() && form.unsafe()) {
            codes.addAll(List.of(ProblemCode.CONCURRENT_CHANGE, ProblemCode.ORIGIN_REFUSED, ProblemCode.CSRF_TOKEN_INVALID));
        }
        if (form.body()) {
            codes.addAll(OF_BODY);
        }
        if (form.headers().contains(TaggedAnswers.IF_MATCH)) {
            codes.add(ProblemCode.PRECONDITION_FAILED);
        }
        if (form.query().contains("cursor")) {
            codes.add(ProblemCode.INVALID_CURSOR);
        }
        if (form.headers().contains(IDEMPOTENCY_KEY)) {
            codes.addAll(List.of(ProblemCode.IDEMPOTENCY_KEY_REUSED, ProblemCode.IDEMPOTENCY_KEY_IN_USE,
                    ProblemCode.VALIDATION_FAILED));
        }
        THING_IN_PATH.matcher(form.path()).results().map(ProblemRules::missing).flatMap(Optional::stream)
                .forEach(codes::add);
        return codes;
    }

    // "/signing-keys/{key}" may answer signing_key_not_found.
    private static Optional<ProblemCode> missing(MatchResult thing) {
        String name = thing.group(1).replace('-', '_').toUpperCase(Locale.ROOT) + "_NOT_FOUND";
        return Arrays.stream(ProblemCode.values()).filter(code -> code.name().equals(name)).findFirst();
    }
}
