package dev.oasis.admin.documentation;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import io.smallrye.mutiny.Uni;

/** {@code /openapi}, and {@code /docs} and {@code /redoc}, which show it to people. */
@Path("/")
@Tag(name = "Documentation")
@PermitAll
public class DocumentationResource {

    /** Nothing from elsewhere, and no script but our own files; both libraries style elements as they make them. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
            + "worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String YAML = "application/yaml";

    private final PlatformDocument document;
    private final Page docs = Page.load("docs.html");
    private final Page redoc = Page.load("redoc.html");

    public DocumentationResource(PlatformDocument document) {
        this.document = document;
    }

    @GET
    @Path("openapi")
    @Operation(hidden = true) // every service has it: see common's own part of the document
    public Uni<RestResponse<String>> openapi(@RestQuery Optional<String> format,
            @RestHeader("Accept") Optional<String> accept) {
        boolean json = format.map("json"::equalsIgnoreCase)
                .orElse(accept.filter(types -> types.contains(MediaType.APPLICATION_JSON)).isPresent());
        return document.get().map(texts -> RestResponse.ResponseBuilder.ok(json ? texts.json() : texts.yaml())
                .header(HttpHeaders.CONTENT_TYPE, (json ? MediaType.APPLICATION_JSON : YAML) + ";charset=UTF-8").build());
    }

    @GET
    @Path("docs")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "docs", summary = "Show this document with Swagger UI")
    public RestResponse<String> docs() {
        return page(docs);
    }

    @GET
    @Path("redoc")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "redoc", summary = "Show this document with ReDoc")
    public RestResponse<String> redoc() {
        return page(redoc);
    }

    private static RestResponse<String> page(Page page) {
        return RestResponse.ResponseBuilder.ok(page.html())
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer").build();
    }
}
