package dev.oasis.common.openapi;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import dev.oasis.common.web.problem.ProblemBody;
import dev.oasis.common.web.problem.ProblemCode;

/** Completes one operation. */
final class OperationCompletion {

    /** On an operation of a static document: the codes that {@link Problems} would name. */
    static final String PROBLEMS = "x-problems";

    private final ResourceMethods methods;
    private final TaggedAnswers tagged;
    private final ProblemResponses problems;
    private final ExampleComposer examples;
    private final Words words;

    OperationCompletion(ResourceMethods methods, TaggedAnswers tagged, ProblemResponses problems, ExampleComposer examples,
            Words words) {
        this.methods = methods;
        this.tagged = tagged;
        this.problems = problems;
        this.examples = examples;
        this.words = words;
    }

    void complete(String path, HttpMethod verb, Operation operation) {
        Optional<ResourceMethod> method = methods.of(operation);
        boolean credentials = method.filter(ResourceMethod::credentials).isPresent();
        if (credentials) {
            Credentials.require(operation, isUnsafe(verb), method.get().scopes());
        } else {
            operation.setSecurity(List.of());
        }
        if (verb == HttpMethod.GET) {
            // What gathers query parameters in a class is taken for a body.
            operation.setRequestBody(null);
        }
        method.ifPresent(found -> OperationNames.complete(operation, found.name()));
        if (method.filter(ResourceMethod::repeatable).isPresent()) {
            acceptIdempotencyKey(operation);
        }
        if (method.isPresent()) {
            tagged.complete(verb, operation);
        }
        parameters(operation).forEach(parameter -> explain(operation.getOperationId(), parameter));
        if (operation.getRequestBody() != null) {
            exemplify(operation.getRequestBody().getContent());
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (response.getRef() == null) {
                response.setDescription(AnswerWords.of(status, response.getDescription()));
                exemplify(response.getContent());
            }
        });
        Set<ProblemCode> codes = EnumSet.copyOf(ProblemRules.of(form(path, verb, operation, method.isPresent(), credentials)));
        codes.addAll(method.map(ResourceMethod::problems).orElseGet(() -> declared(operation)));
        problems.add(operation, codes);
        Headers.complete(path, operation);
    }

    private static void acceptIdempotencyKey(Operation operation) {
        if (!names(operation, Parameter.In.HEADER).contains(ProblemRules.IDEMPOTENCY_KEY)) {
            operation.addParameter(OASFactory.createParameter().name(ProblemRules.IDEMPOTENCY_KEY).in(Parameter.In.HEADER));
        }
    }

    private static OperationForm form(String path, HttpMethod verb, Operation operation, boolean rest,
            boolean credentials) {
        return new OperationForm(path, rest, isUnsafe(verb), operation.getRequestBody() != null, credentials,
                names(operation, Parameter.In.QUERY), names(operation, Parameter.In.HEADER));
    }

    private static boolean isUnsafe(HttpMethod verb) {
        return verb != HttpMethod.GET && verb != HttpMethod.HEAD;
    }

    private static Set<String> names(Operation operation, Parameter.In place) {
        return parameters(operation).stream().filter(parameter -> parameter.getIn() == place).map(Parameter::getName)
                .collect(Collectors.toSet());
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    @SuppressWarnings("unchecked") // what a static document holds under the extension
    private static List<ProblemCode> declared(Operation operation) {
        Object codes = operation.getExtensions() == null ? null : operation.getExtensions().get(PROBLEMS);
        operation.removeExtension(PROBLEMS);
        return codes == null ? List.of()
                : ((List<Object>) codes).stream()
                        .map(code -> ProblemCode.valueOf(String.valueOf(code).toUpperCase(Locale.ROOT))).toList();
    }

    /** What a parameter is called says what it means, unless it means something else in this one operation. */
    void explain(String operation, Parameter parameter) {
        if (parameter.getRef() != null) {
            return;
        }
        if (parameter.getSchema() == null) {
            parameter.setSchema(OASFactory.createSchema().addType(SchemaType.STRING));
        }
        words.of(operation + "." + parameter.getName()).or(() -> words.of("parameter", parameter.getName())).ifPresent(word -> {
            if (parameter.getDescription() == null) {
                parameter.setDescription(word.description());
            }
            SchemaCompletion.explain(parameter.getSchema(), new Word(null, word.example(), word.pattern(), word.format(),
                    word.values(), false, false));
        });
        if (parameter.getSchema() != null && parameter.getSchema().getType() != null) {
            // A parameter is text in an address: it cannot be null there.
            parameter.getSchema().setType(parameter.getSchema().getType().stream()
                    .filter(type -> type != SchemaType.NULL).toList());
        }
    }

    /** Gives a body the example that its properties make. */
    void exemplify(Content content) {
        if (content == null) {
            return;
        }
        content.getMediaTypes().forEach((type, body) -> {
            if (!type.equals(ProblemBody.MEDIA_TYPE) && body.getSchema() != null && isWithoutExample(body)) {
                Object example = examples.compose(body.getSchema());
                if (example != null) {
                    body.setExamples(Map.of("example", OASFactory.createExample().value(example)));
                }
            }
        });
    }

    private static boolean isWithoutExample(MediaType body) {
        return body.getExample() == null && (body.getExamples() == null || body.getExamples().isEmpty());
    }
}
