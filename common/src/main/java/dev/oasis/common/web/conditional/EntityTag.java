package dev.oasis.common.web.conditional;

import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.oasis.common.crypto.Sha256;

/**
 * A strong entity tag (RFC 9110, section 8.8.3), made from what a view shows: two views have the same tag exactly when they
 * show the same. Where figures are shown, the tag has a part for them behind a dot.
 *
 * @param opaque without quotes; the part before a dot stands for the resource without its figures
 */
public record EntityTag(String opaque) {

    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).addModule(new Jdk8Module())
            .build();
    /** 96 bits: nobody meets two views with the same by accident. */
    private static final int DIGEST_LENGTH = 12;
    private static final char BEFORE_FIGURES = '.';

    public static EntityTag of(Tagged view) {
        ObjectNode shown = JSON.valueToTree(view);
        Set<String> figures = view.figures();
        String whole = digest(shown);
        return new EntityTag(figures.isEmpty() ? whole : digest(shown.deepCopy().without(figures)) + BEFORE_FIGURES + whole);
    }

    /** Whether the other was given for the same state of the resource, whatever its figures were. */
    boolean isOfSameState(EntityTag other) {
        return state().equals(other.state());
    }

    private String state() {
        int dot = opaque.indexOf(BEFORE_FIGURES);
        return dot < 0 ? opaque : opaque.substring(0, dot);
    }

    private static String digest(ObjectNode shown) {
        try {
            byte[] digest = Sha256.of(JSON.writeValueAsBytes(shown));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_LENGTH));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree cannot be written", impossible);
        }
    }

    /** As it stands in the header. */
    @Override
    public String toString() {
        return '"' + opaque + '"';
    }
}
