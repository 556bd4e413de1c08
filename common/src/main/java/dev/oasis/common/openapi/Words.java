package dev.oasis.common.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** The glossary of {@code words.yaml}: one word means one thing in all bodies and parameters, so it is explained once. */
final class Words {

    private static final String FILE = "words.yaml";
    // A word that stands twice would mean what the later of the two says, wherever that is.
    private static final ObjectMapper MAPPER = new ObjectMapper(
            YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

    private final Map<String, Word> words;

    private Words(Map<String, Word> words) {
        this.words = words;
    }

    static Words load() {
        try (InputStream in = Words.class.getResourceAsStream(FILE)) {
            return new Words(MAPPER.readValue(in, new TypeReference<Map<String, Word>>() {
            }));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * @param type of which it is a property; what is said of {@code Type.name} adds to what is said of {@code name}, or
     *        outranks it
     */
    Optional<Word> of(String type, String name) {
        Optional<Word> narrower = of(type + "." + name);
        return of(name).map(wide -> narrower.map(wide::narrowedBy).orElse(wide)).or(() -> narrower);
    }

    Optional<Word> of(String name) {
        return Optional.ofNullable(words.get(name));
    }
}
