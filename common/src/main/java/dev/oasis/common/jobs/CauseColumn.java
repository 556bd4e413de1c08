package dev.oasis.common.jobs;

import java.util.Locale;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps it in the words that the wire uses, so that SQL reads like the documentation. */
@Converter
public class CauseColumn implements AttributeConverter<Cause, String> {

    @Override
    public String convertToDatabaseColumn(Cause value) {
        return value == null ? null : value.wireName();
    }

    @Override
    public Cause convertToEntityAttribute(String column) {
        return column == null ? null : Cause.valueOf(column.toUpperCase(Locale.ROOT));
    }
}
