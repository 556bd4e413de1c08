package dev.oasis.common.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.json.StrictJson;

class JsonProblemsTest {

    private final ObjectMapper json = new ObjectMapper().findAndRegisterModules();

    JsonProblemsTest() {
        new StrictJson().customize(json);
    }

    record Request(String version, List<Artifact> artifacts, int count, Boolean publish, Instant at) {
    }

    record Artifact(String platform, String signature) {
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"version": 5}                                       | version               | must be text without NUL characters.
            {"version": "a\\u0000"}                              | version               | must be text without NUL characters.
            {"artifacts": {}}                                    | artifacts             | must be a list.
            {"artifacts": "x"}                                   | artifacts             | must be a list.
            {"artifacts": ["x"]}                                 | artifacts[0]          | must be an object.
            {"artifacts": [{"platform": "a"}, {"platform": []}]} | artifacts[1].platform | must be text without NUL characters.
            {"count": "1"}                                       | count                 | must be a whole number.
            {"count": null}                                      | count                 | must be a whole number.
            {"publish": "yes"}                                   | publish               | must be true or false.
            {"at": "tomorrow"}                                   | at                    | must be a time in RFC 3339, such as 2026-01-31T12:00:00Z.
            {"at": 5}                                            | at                    | must be a time in RFC 3339, such as 2026-01-31T12:00:00Z.
            """)
    void a_wrong_value_is_told_at_its_path(String body, String field, String message) {
        Problem problem = problem(body);

        assertThat(problem.code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
        assertThat(problem.errors()).containsExactly(new FieldError(field, message));
    }

    @Test
    void a_number_too_large_is_told_at_its_path() {
        assertThat(problem("{\"count\": 99999999999}").errors()).extracting(FieldError::field).containsExactly("count");
    }

    @Test
    void an_unknown_field_is_named_with_those_that_are_known() {
        Problem problem = problem("{\"artifacts\": [{\"platfrom\": \"a\"}]}");

        assertThat(problem.code()).isEqualTo(ProblemCode.UNKNOWN_FIELD);
        assertThat(problem.errors()).containsExactly(
                new FieldError("artifacts[0].platfrom", "is not a field here; known are platform, signature."));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "nonsense", "[]", "\"text\"", "5", "{\"count\": 1} {}", "{\"count\": 1, \"count\": 1}" })
    void what_is_no_json_object_is_malformed(String body) {
        assertThat(problem(body).code()).isEqualTo(ProblemCode.MALFORMED_JSON);
    }

    @Test
    void the_answer_does_not_quote_the_body() {
        assertThat(problem("{\"version\": 5, \"secret\": \"hunter2\"}").getMessage()).doesNotContain("hunter2");
        assertThat(problem("{\"at\": \"hunter2\"}").getMessage()).doesNotContain("hunter2");
    }

    private Problem problem(String body) {
        JsonProcessingException failure = catchThrowableOfType(JsonProcessingException.class,
                () -> json.readValue(body, Request.class));
        return JsonProblems.of(failure);
    }
}
