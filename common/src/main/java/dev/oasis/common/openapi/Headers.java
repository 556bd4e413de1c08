package dev.oasis.common.openapi;

import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The headers that follow from the status of an answer. */
final class Headers {

    private Headers() {
    }

    static void complete(String path, Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> complete(path, status, response));
    }

    private static void complete(String path, String status, APIResponse response) {
        if (response.getRef() != null) {
            return;
        }
        add(response, "RateLimit", false, text("How many more requests are let through now; absent where nothing is counted."));
        add(response, "RateLimit-Policy", false, text("How many requests are let through in how many seconds."));
        switch (status) {
            // A presigned upload of the CI door is a permission and no resource.
            case "201" ->
                add(response, "Location", !path.startsWith("/ci/"), text("Where the new resource is.").format("uri-reference"));
            case "302", "303" -> add(response, "Location", true, text("Where to go on.").format("uri-reference"));
            case "401" -> add(response, "WWW-Authenticate", true, text("How to give credentials."));
            case "429" -> add(response, "Retry-After", true, OASFactory.createSchema().addType(SchemaType.INTEGER)
                    .description("Seconds after which to try again."));
            case "503" -> add(response, "Retry-After", false, OASFactory.createSchema().addType(SchemaType.INTEGER)
                    .description("Seconds after which to try again."));
            default -> {
            }
        }
    }

    private static void add(APIResponse response, String name, boolean required, Schema schema) {
        Map<String, Header> present = response.getHeaders();
        if (present == null || !present.containsKey(name)) {
            response.addHeader(name, OASFactory.createHeader().required(required).description(schema.getDescription())
                    .schema(schema.description(null)));
        }
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
