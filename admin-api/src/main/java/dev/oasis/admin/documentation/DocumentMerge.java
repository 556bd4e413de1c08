package dev.oasis.admin.documentation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Puts the OpenAPI documents of several services together. Of each it takes the paths that the origin sends there. Components
 * of one name and one content are shared; of one name and another content, the later service's gets its name in front.
 */
final class DocumentMerge {

    private static final String COMPONENTS = "components";
    private static final String REFERENCE = "$ref";

    private final ObjectNode merged;

    private DocumentMerge(JsonNode first) {
        merged = first.deepCopy();
    }

    /**
     * @param first gives title, servers and licence; all its paths are kept
     * @param others by the name of the service
     * @param away services whose document is not known
     */
    static ObjectNode merge(JsonNode first, SortedMap<String, JsonNode> others, Collection<String> away) {
        DocumentMerge merge = new DocumentMerge(first);
        others.forEach(merge::add);
        if (!away.isEmpty()) {
            ObjectNode info = merge.merged.withObject("/info");
            info.put("description", (info.path("description").asText("")
                    + "\n\nNot included, because they did not answer yet: " + String.join(", ", away) + ".").strip());
        }
        return merge.merged;
    }

    private void add(String service, JsonNode document) {
        ObjectNode own = document.deepCopy();
        own.withObject("/paths").properties().removeIf(path -> !OriginPaths.reaches(service, path.getKey()));
        keepReferenced(own);
        renameClashes(service, own);
        merged.withObject("/paths").setAll((ObjectNode) own.path("paths"));
        own.path(COMPONENTS).properties().forEach(section -> section.getValue().properties()
                .forEach(part -> merged.withObject("/" + COMPONENTS).withObject("/" + section.getKey())
                        .set(part.getKey(), part.getValue())));
        addTags(own.path("tags"));
    }

    /** Drops components that nothing refers to any more; security schemes are named and not referred to. */
    private static void keepReferenced(ObjectNode document) {
        Set<String> used = new HashSet<>();
        collect(document, document.path("paths"), used);
        document.path(COMPONENTS).properties().stream().filter(section -> !section.getKey().equals("securitySchemes"))
                .forEach(section -> section.getValue().properties()
                        .removeIf(part -> !used.contains(reference(section.getKey(), part.getKey()))));
    }

    private static void collect(JsonNode document, JsonNode node, Set<String> used) {
        String reference = node.path(REFERENCE).asText("");
        if (reference.startsWith("#/") && used.add(reference)) {
            collect(document, document.at(reference.substring(1)), used);
        }
        node.forEach(child -> collect(document, child, used));
    }

    private void renameClashes(String service, ObjectNode document) {
        for (Map.Entry<String, JsonNode> section : document.path(COMPONENTS).properties()) {
            for (Map.Entry<String, JsonNode> part : new ArrayList<>(section.getValue().properties())) {
                JsonNode known = merged.path(COMPONENTS).path(section.getKey()).path(part.getKey());
                if (!known.isMissingNode() && !known.equals(part.getValue())) {
                    String name = prefix(service) + part.getKey();
                    ((ObjectNode) section.getValue()).remove(part.getKey());
                    ((ObjectNode) section.getValue()).set(name, part.getValue());
                    redirect(document, reference(section.getKey(), part.getKey()), reference(section.getKey(), name));
                }
            }
        }
    }

    private static void redirect(JsonNode node, String from, String to) {
        if (node.path(REFERENCE).asText("").equals(from)) {
            ((ObjectNode) node).put(REFERENCE, to);
        }
        node.forEach(child -> redirect(child, from, to));
    }

    private void addTags(JsonNode tags) {
        Set<String> used = new HashSet<>();
        merged.path("paths").forEach(path -> path.forEach(operation -> operation.path("tags")
                .forEach(tag -> used.add(tag.asText()))));
        ArrayNode all = merged.withArray("/tags");
        Set<String> known = new HashSet<>();
        all.forEach(tag -> known.add(tag.path("name").asText()));
        tags.forEach(tag -> {
            if (used.contains(tag.path("name").asText()) && known.add(tag.path("name").asText())) {
                all.add(tag);
            }
        });
    }

    private static String reference(String section, String name) {
        return "#/" + COMPONENTS + "/" + section + "/" + name;
    }

    // "ci-ingest" becomes "CiIngest".
    private static String prefix(String service) {
        StringBuilder prefix = new StringBuilder();
        for (String word : service.split("-")) {
            prefix.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return prefix.toString();
    }
}
