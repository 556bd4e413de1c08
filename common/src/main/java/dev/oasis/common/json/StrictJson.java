package dev.oasis.common.json;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;

import io.quarkus.jackson.ObjectMapperCustomizer;

/**
 * Strict reading: an unknown field, a number where text belongs, a NUL character or anything behind the document is an error,
 * never silently bent into shape. Times are read as RFC 3339 text and written by {@link DateTimeFormatter#ISO_INSTANT}, which
 * keeps zero seconds.
 */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    @Override
    @SuppressWarnings("deprecation") // MapperFeature can only be set through the builder from Jackson 3 on
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        mapper.registerModule(new SimpleModule("oasis-strict")
                .addDeserializer(String.class, new TextOnly())
                .addDeserializer(Instant.class, new Rfc3339Only())
                .addSerializer(Instant.class, new Rfc3339()));
    }

    private static final class TextOnly extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        private TextOnly() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getText();
            // PostgreSQL cannot store it, and no field of ours means it.
            return text.indexOf('\0') < 0 ? text
                    : (String) context.handleWeirdStringValue(String.class, "", "NUL character");
        }
    }

    // A bare number would be taken for seconds, and a sender that means milliseconds would get a date far off.
    private static final class Rfc3339Only extends StdScalarDeserializer<Instant> {

        private static final long serialVersionUID = 1L;
        private static final int LAST_YEAR = 9999;

        private Rfc3339Only() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            try {
                OffsetDateTime time = OffsetDateTime.parse(parser.getText());
                if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                    return time.toInstant();
                }
            } catch (DateTimeParseException notATime) {
                // The same sentence serves for both.
            }
            return (Instant) context.handleWeirdStringValue(Instant.class, "", "not a time in RFC 3339");
        }
    }

    private static final class Rfc3339 extends StdScalarSerializer<Instant> {

        private static final long serialVersionUID = 1L;

        private Rfc3339() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(DateTimeFormatter.ISO_INSTANT.format(value));
        }
    }
}
