package dev.oasis.common.openapi;

import java.util.List;
import java.util.Set;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** The ways to say who asks, and which of them an operation takes. */
final class Credentials {

    /** Names the scopes of which a caller needs one. */
    static final String SCOPES = "x-scopes";

    private static final String API_KEY = "apiKey";
    private static final String TOKEN = "token";
    private static final String SESSION = "session";
    private static final String CSRF = "csrf";

    private Credentials() {
    }

    static void describe(Components components) {
        components.addSecurityScheme(API_KEY, bearer("uk_live_…", "An API key, made under `/admin/api-keys`."));
        components.addSecurityScheme(TOKEN, bearer("JWT", "A person's token for scripts, from `POST /auth/token`."));
        components.addSecurityScheme(SESSION, OASFactory.createSecurityScheme().type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE).name("__Host-oasis_session")
                .description("A person's session, begun by a login; without the prefix where Oasis is reached by http."));
        components.addSecurityScheme(CSRF, OASFactory.createSecurityScheme().type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER).name("X-CSRF-Token")
                .description("`csrfToken` of `GET /auth/me`: with the session cookie, every unsafe request needs it."));
    }

    /** @param scopes of which a caller needs one; empty where it is enough to be known */
    static void require(Operation operation, boolean unsafe, Set<String> scopes) {
        SecurityRequirement session = OASFactory.createSecurityRequirement().addScheme(SESSION);
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(API_KEY),
                OASFactory.createSecurityRequirement().addScheme(TOKEN), unsafe ? session.addScheme(CSRF) : session));
        if (scopes.isEmpty()) {
            return;
        }
        operation.addExtension(SCOPES, scopes.stream().toList());
        String sentence = scopes.size() == 1 ? "Needs the scope " + scopes.iterator().next() + "."
                : "Needs one of the scopes " + String.join(", ", scopes) + ".";
        operation.setDescription(operation.getDescription() == null ? sentence
                : operation.getDescription().strip() + "\n\n" + sentence);
    }

    private static SecurityScheme bearer(String format, String description) {
        return OASFactory.createSecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat(format)
                .description(description);
    }
}
