package dev.oasis.common.catalog.release;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps it in the words that the wire uses, so that SQL reads like the documentation. */
@Converter
public class RecallExitColumn implements AttributeConverter<RecallExit, String> {

    @Override
    public String convertToDatabaseColumn(RecallExit exit) {
        return exit == null ? null : exit.wireName();
    }

    @Override
    public RecallExit convertToEntityAttribute(String column) {
        return column == null ? null : RecallExit.ofWireName(column);
    }
}
