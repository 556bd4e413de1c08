package dev.oasis.ingest.webhook.receipt;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * What the inbox shows of a payload, read in passing while the whole of it is checked to be one JSON object.
 *
 * @param type {@code type} or, at GitLab, {@code object_kind}
 * @param action {@code action} or, at GitLab, that of {@code object_attributes}
 * @param repository {@code full_name} of {@code repository} or, at GitLab, {@code path_with_namespace} of {@code project}
 */
record PayloadOutline(Optional<String> type, Optional<String> action, Optional<String> repository) {

    private static final int SHOWN_TYPE = 100;
    private static final int SHOWN_REPOSITORY = 300;

    /** @throws Problem {@code malformed_json}, also for what is nested deeper than the factory allows */
    static PayloadOutline read(JsonFactory factory, byte[] json) {
        String type = null;
        String action = null;
        String repository = null;
        try (JsonParser parser = factory.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("it must be a JSON object");
            }
            int depth = 1;
            String section = "";
            while (depth > 0) {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    throw malformed("it ends early");
                } else if (token.isStructStart()) {
                    section = depth == 1 ? String.valueOf(parser.currentName()) : section;
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.VALUE_STRING && depth <= 2) {
                    String place = (depth == 1 ? "" : section + ".") + parser.currentName();
                    switch (place) {
                        case "type", "object_kind" -> type = shown(parser.getText(), SHOWN_TYPE);
                        case "action", "object_attributes.action" -> action = shown(parser.getText(), SHOWN_TYPE);
                        case "repository.full_name", "project.path_with_namespace" ->
                            repository = shown(parser.getText(), SHOWN_REPOSITORY);
                        default -> parser.getTextLength();
                    }
                }
            }
            if (parser.nextToken() != null) {
                throw malformed("something stands behind the JSON object");
            }
        } catch (IOException notJson) {
            throw malformed("it is no JSON, or is nested too deep");
        }
        return new PayloadOutline(Optional.ofNullable(type), Optional.ofNullable(action), Optional.ofNullable(repository));
    }

    // PostgreSQL cannot store a NUL character.
    private static String shown(String text, int longest) {
        String clean = text.replace("\0", "");
        return clean.length() <= longest ? clean : clean.substring(0, longest);
    }

    private static Problem malformed(String why) {
        return Problem.of(ProblemCode.MALFORMED_JSON, "The signature is right, but the body cannot be taken: " + why + ".");
    }
}
