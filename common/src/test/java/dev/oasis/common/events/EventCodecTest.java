package dev.oasis.common.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.json.StrictJson;

class EventCodecTest {

    private static final Actor ACTOR = new Actor("key1", "CI", "192.0.2.1", "4bf92f3577b34da6a3ce929d0e0e4736");
    private static final CatalogChanged CHANGED = new CatalogChanged("app1", "myapp", "release1", "1.2.0");

    private final EventCodec codec = new EventCodec(json());

    private static ObjectMapper json() {
        ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
        new StrictJson().customize(mapper);
        return mapper;
    }

    @Test
    void an_event_comes_back_as_it_was_written() {
        Event event = codec.event("release.published", "app1", ACTOR, CHANGED);

        Event read = codec.read(codec.write(event));

        assertThat(read).isEqualTo(event);
        assertThat(codec.data(read, CatalogChanged.class)).isEqualTo(CHANGED);
    }

    @Test
    void the_envelope_says_what_happened_to_what_by_whom() {
        Event event = codec.event("release.published", "app1", ACTOR, CHANGED);

        assertThat(Ulid.isUlid(event.id())).isTrue();
        assertThat(event.type()).isEqualTo("release.published");
        assertThat(event.version()).isEqualTo(1);
        assertThat(event.key()).isEqualTo("app1");
        assertThat(event.actor()).isEqualTo("key1");
        assertThat(event.traceId()).isEqualTo(ACTOR.traceId());
    }

    @Test
    void times_are_written_in_rfc_3339() {
        Event event = new Event("01ARZ3NDEKTSV4RRFFQ69G5FAV", "app.created", 1, Instant.parse("2026-01-31T12:00:00Z"), "app1",
                "key1", "trace", json().createObjectNode());

        assertThat(codec.write(event)).contains("\"occurredAt\":\"2026-01-31T12:00:00Z\"");
    }

    @Test
    void what_a_newer_writer_adds_is_ignored() {
        Event read = codec.read("""
                {"id": "1", "type": "release.published", "version": 2, "occurredAt": "2026-01-31T12:00:00Z", "key": "app1",
                 "region": "eu", "data": {"appId": "app1", "slug": "myapp", "subjectId": "r", "releaseVersion": "1.2.0",
                 "rollout": 5}}""");

        assertThat(codec.data(read, CatalogChanged.class)).isEqualTo(new CatalogChanged("app1", "myapp", "r", "1.2.0"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "null", "nonsense", "5", "[]", "{}", "{\"id\": \"1\", \"type\": \"a\", \"version\": 1}",
            "{\"id\": null, \"type\": \"a\", \"version\": 1, \"data\": {}}",
            "{\"id\": \"1\", \"type\": \"a\", \"version\": 1, \"data\": {}} {}",
            "{\"id\": \"1\", \"type\": \"a\", \"version\": 1, \"occurredAt\": \"yesterday\", \"data\": {}}" })
    void a_record_that_is_no_event_is_unreadable(String text) {
        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> codec.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "5", "\"text\"", "[]", "{\"appId\": 5}" })
    void data_of_another_shape_is_unreadable(String data) {
        Event event = codec.read("{\"id\": \"1\", \"type\": \"a\", \"version\": 1, \"data\": " + data + "}");

        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> codec.data(event, CatalogChanged.class));
    }
}
