package dev.oasis.common.openapi;

import java.util.Set;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** The ways to say who asks, and which of them an operation takes. */
final class Credentials {

    static final String API_KEY = "apiKey";
    /** Names the scopes of which a caller needs one. */
    static final String SCOPES = "x-scopes";

    private Credentials() {
    }

    static void describe(Components components) {
        components.addSecurityScheme(API_KEY, OASFactory.createSecurityScheme().type(SecurityScheme.Type.HTTP)
                .scheme("bearer").bearerFormat("uk_live_…").description("An API key, made under `/admin/api-keys`."));
    }

    static void require(Operation operation, Set<String> scopes) {
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(API_KEY));
        operation.addExtension(SCOPES, scopes.stream().toList());
        String sentence = "Needs one of the scopes " + String.join(", ", scopes) + ".";
        operation.setDescription(operation.getDescription() == null ? sentence
                : operation.getDescription().strip() + "\n\n" + sentence);
    }
}
