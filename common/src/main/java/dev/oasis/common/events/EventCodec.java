package dev.oasis.common.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;

/** Writes and reads records of our topics. Readers ignore fields that a newer writer has added. */
@ApplicationScoped
public class EventCodec {

    private final ObjectMapper json;

    public EventCodec(ObjectMapper json) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    public Event event(String type, String key, Actor actor, Object data) {
        return new Event(Ulid.next(), type, 1, Instant.now().truncatedTo(ChronoUnit.MILLIS), key, actor.id(),
                actor.traceId(), json.valueToTree(data));
    }

    public String write(Event event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Event " + event.type() + " cannot be written", impossible);
        }
    }

    /**
     * @param text value of a record; null for a tombstone
     * @throws UnreadableEvent when the record is not an event; retrying cannot help
     */
    public Event read(String text) {
        if (text == null) {
            throw new UnreadableEvent("the record has no value", null);
        }
        try {
            Event event = json.readValue(text, Event.class);
            if (event == null || event.id() == null || event.type() == null || event.data() == null) {
                throw new UnreadableEvent("id, type or data is missing", null);
            }
            return event;
        } catch (JsonProcessingException malformed) {
            throw new UnreadableEvent(malformed.getOriginalMessage(), malformed);
        }
    }

    /** @throws UnreadableEvent when the data has another shape */
    public <T> T data(Event event, Class<T> type) {
        try {
            T data = json.treeToValue(event.data(), type);
            if (data == null) {
                throw new UnreadableEvent("data of " + event.type() + " is missing", null);
            }
            return data;
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            throw new UnreadableEvent("data of " + event.type() + ": " + malformed.getMessage(), malformed);
        }
    }
}
