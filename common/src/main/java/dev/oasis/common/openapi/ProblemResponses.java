package dev.oasis.common.openapi;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemBody;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * Writes the error answers of operations: one for each status, with an example for each code that may stand in it. The names
 * of the examples are the codes, which is what the answer check reads.
 */
final class ProblemResponses {

    private static final String TRACE = "c633aa8b970b3008c1e0254571cfde2b";

    private final Components components;

    ProblemResponses(Components components) {
        this.components = components;
        components.addSchema("Problem", problem());
        components.addSchema("FieldError", fieldError());
    }

    void add(Operation operation, Collection<ProblemCode> codes) {
        Map<Integer, List<ProblemCode>> byStatus = codes.stream()
                .sorted(Comparator.comparing(ProblemCode::wireName))
                .collect(Collectors.groupingBy(ProblemCode::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, ofStatus) -> operation.getResponses().addAPIResponse(String.valueOf(status),
                response(ofStatus)));
    }

    private APIResponse response(List<ProblemCode> codes) {
        MediaType body = OASFactory.createMediaType().schema(reference("Problem"));
        codes.forEach(code -> body.addExample(code.wireName(), example(code)));
        return OASFactory.createAPIResponse()
                .description(codes.stream().map(code -> "`" + code.wireName() + "`: " + code.title() + ".")
                        .collect(Collectors.joining("\n\n")))
                .content(OASFactory.createContent().addMediaType(ProblemBody.MEDIA_TYPE, body));
    }

    private Example example(ProblemCode code) {
        components.addExample(code.wireName(), OASFactory.createExample().summary(code.title())
                .value(new LinkedHashMap<>(ProblemBody.of(Problem.of(code, code.title() + "."), TRACE).toJson().getMap())));
        return OASFactory.createExample().ref(code.wireName());
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref(name);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }

    private static Schema problem() {
        Schema status = OASFactory.createSchema().addType(SchemaType.INTEGER).format("int32")
                .description("The HTTP status once more.");
        Schema errors = OASFactory.createSchema().addType(SchemaType.ARRAY).items(reference("FieldError"))
                .description("What is wrong, field by field; absent when it is not about fields.");
        return OASFactory.createSchema().addType(SchemaType.OBJECT).description("What went wrong (RFC 9457).")
                .addProperty("type", text("A URN made of the code.").format("uri"))
                .addProperty("title", text("What the code means, the same wherever it is answered."))
                .addProperty("status", status)
                .addProperty("detail", text("A sentence that says what to do."))
                .addProperty("code", text("Stable, and what programs should look at; one that a client does not know is to be "
                        + "treated by its status."))
                .addProperty("traceId", text("Finds the request in the logs.").pattern("^[0-9a-f]{32}$"))
                .addProperty("errors", errors)
                .required(List.of("type", "title", "status", "detail", "code", "traceId"));
    }

    private static Schema fieldError() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).description("What is wrong with one field.")
                .addProperty("field", text("Its path in the body, such as `artifacts[0].platform`, or a parameter's name."))
                .addProperty("message", text("A sentence that says what to do."))
                .required(List.of("field", "message"));
    }
}
