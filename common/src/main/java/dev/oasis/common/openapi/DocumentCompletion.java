package dev.oasis.common.openapi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.IndexView;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import io.smallrye.openapi.api.util.MergeUtil;

/** Completes the document of a service, while the service is built. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class DocumentCompletion implements OASFilter {

    private static final String REFERENCE = "#/components/schemas/";

    private final ResourceMethods methods;
    private final OptionalProperties optional;
    private final TaggedAnswers tagged;

    public DocumentCompletion(IndexView index) {
        this.methods = new ResourceMethods(index);
        this.optional = new OptionalProperties(index);
        this.tagged = new TaggedAnswers(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        MergeUtil.merge(document, common());
        Components components = document.getComponents();
        Words words = Words.load();
        if (document.getInfo() == null) {
            document.setInfo(OASFactory.createInfo());
        }
        document.getInfo().setLicense(OASFactory.createLicense().name("MIT").identifier("MIT"));
        document.setServers(List.of(OASFactory.createServer().url("/").description("The origin that serves this document.")));
        Credentials.describe(components);
        new SchemaCompletion(words, components, requests(document), optional).complete();
        if (document.getTags() != null) {
            document.getTags().stream().filter(tag -> tag.getDescription() == null)
                    .forEach(tag -> words.of("tag", tag.getName()).ifPresent(word -> tag.setDescription(word.description())));
        }
        var operations = new OperationCompletion(methods, tagged, new ProblemResponses(components),
                new ExampleComposer(components),
                words);
        if (components.getParameters() != null) {
            components.getParameters().values().forEach(parameter -> operations.explain("", parameter));
        }
        if (components.getResponses() != null) {
            components.getResponses().values().forEach(response -> operations.exemplify(response.getContent()));
        }
        document.getPaths().getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((verb, operation) -> operations.complete(path, verb,
                        operation)));
    }

    private static OpenAPI common() {
        return SmallRyeOpenAPI.builder().enableModelReader(false).enableStandardStaticFiles(false).enableAnnotationScan(false)
                .enableStandardFilter(false)
                .withCustomStaticFile(() -> DocumentCompletion.class.getResourceAsStream("common.yaml"))
                .build().model();
    }

    /** The names of all schemas that a request is made of. */
    private static Set<String> requests(OpenAPI document) {
        Set<String> found = new HashSet<>();
        document.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                .map(Operation::getRequestBody).filter(body -> body != null && body.getContent() != null)
                .flatMap(body -> body.getContent().getMediaTypes().values().stream())
                .forEach(body -> collect(document.getComponents(), body.getSchema(), found));
        return found;
    }

    private static void collect(Components components, Schema schema, Set<String> found) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(REFERENCE.length());
            if (found.add(name)) {
                collect(components, components.getSchemas().get(name), found);
            }
            return;
        }
        collect(components, schema.getItems(), found);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> collect(components, property, found));
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(part -> collect(components, part, found));
        }
    }
}
