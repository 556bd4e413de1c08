package dev.oasis.common.openapi;

import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

import dev.oasis.common.web.conditional.Tagged;

/** Knows which operations heed conditions: those that show, change or delete one resource. */
final class TaggedAnswers {

    static final String IF_MATCH = "If-Match";

    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final String NOT_MODIFIED = "304";

    private final Set<String> views;

    TaggedAnswers(IndexView index) {
        views = index.getAllKnownImplementations(Tagged.class).stream().map(ClassInfo::simpleName)
                .collect(Collectors.toSet());
    }

    void complete(HttpMethod verb, Operation operation) {
        boolean shows = false;
        for (APIResponse response : operation.getResponses().getAPIResponses().values()) {
            if (isTagged(response)) {
                shows = true;
                response.addHeader("ETag", OASFactory.createHeader().required(true)
                        .description("For If-Match and If-None-Match.")
                        .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
            }
        }
        boolean creates = operation.getResponses().hasAPIResponse("201");
        if (shows && !creates || verb == HttpMethod.DELETE) {
            addParameter(operation, IF_MATCH);
        }
        if (shows && verb == HttpMethod.GET) {
            addParameter(operation, IF_NONE_MATCH);
            operation.getResponses().addAPIResponse(NOT_MODIFIED,
                    OASFactory.createAPIResponse().description("Unchanged since the answer of the given tag."));
        }
    }

    private boolean isTagged(APIResponse response) {
        return response.getContent() != null && response.getContent().getMediaTypes().values().stream()
                .anyMatch(body -> body.getSchema() != null && body.getSchema().getRef() != null
                        && views.contains(body.getSchema().getRef().substring(body.getSchema().getRef().lastIndexOf('/') + 1)));
    }

    private static void addParameter(Operation operation, String name) {
        operation.addParameter(OASFactory.createParameter().name(name).in(Parameter.In.HEADER));
    }
}
