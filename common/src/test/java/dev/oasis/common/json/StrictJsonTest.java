package dev.oasis.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

class StrictJsonTest {

    private final ObjectMapper json = mapper();

    record Request(String name, int count, Boolean loud, List<String> tags, Optional<String> notes, Instant at) {
    }

    /** As Quarkus makes it: known modules, then the customizer. */
    static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
        new StrictJson().customize(mapper);
        return mapper;
    }

    @Test
    void a_request_that_is_what_it_should_be_is_read() throws JsonProcessingException {
        Request request = json.readValue("""
                {"name": "a", "count": 2, "loud": true, "tags": ["x", "y"], "at": "2026-01-31T12:00:00Z"}""", Request.class);

        assertThat(request).isEqualTo(new Request("a", 2, true, List.of("x", "y"), Optional.empty(),
                Instant.parse("2026-01-31T12:00:00Z")));
    }

    @Test
    void null_and_absent_are_the_same() throws JsonProcessingException {
        assertThat(json.readValue("{\"count\": 1, \"name\": null, \"tags\": null, \"notes\": null}", Request.class))
                .isEqualTo(json.readValue("{\"count\": 1}", Request.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"count\": 1, \"nmae\": \"a\"}",
            "{\"count\": 1, \"name\": 5}",
            "{\"count\": 1, \"name\": true}",
            "{\"count\": 1, \"name\": [\"a\"]}",
            "{\"count\": 1, \"name\": {\"a\": 1}}",
            "{\"count\": 1, \"name\": \"a\\u0000b\"}",
            "{\"count\": 1, \"tags\": [\"a\\u0000b\"]}",
            "{\"count\": 1, \"tags\": [5]}",
            "{\"count\": 1, \"tags\": \"a\"}",
            "{\"count\": 1, \"notes\": 5}",
            "{\"count\": 1, \"notes\": \"\\u0000\"}",
            "{\"count\": \"1\"}",
            "{\"count\": 1.5}",
            "{\"count\": null}",
            "{\"count\": 99999999999}",
            "{\"count\": 1, \"loud\": \"true\"}",
            "{\"count\": 1, \"loud\": 1}",
            "{\"count\": 1, \"at\": \"tomorrow\"}",
            "{\"count\": 1, \"at\": 1767225600}",
            "{\"count\": 1, \"at\": \"2026-01-31\"}",
            "{\"count\": 1, \"at\": \"+12026-01-31T12:00:00Z\"}",
            "{\"count\": 1, \"count\": 2}",
            "{\"count\": 1} {\"count\": 2}",
            "{\"count\": 1} x",
            "{\"count\": 1,}",
            "{'count': 1}",
            "[{\"count\": 1}]",
            "\"count\"",
            "" })
    void nothing_is_bent_into_shape(String text) {
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> json.readValue(text, Request.class));
    }

    @ParameterizedTest
    @CsvSource({ "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z", "2026-01-31T12:00:00.120Z, 2026-01-31T12:00:00.120Z",
            "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z" })
    void a_time_is_written_with_its_seconds(Instant time, String text) throws JsonProcessingException {
        assertThat(json.writeValueAsString(time)).isEqualTo('"' + text + '"');
    }

    @Test
    void a_time_with_an_offset_is_read_as_that_moment() throws JsonProcessingException {
        assertThat(json.readValue("{\"count\": 1, \"at\": \"2026-01-31T13:00:00+01:00\"}", Request.class).at())
                .isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
    }
}
