package dev.oasis.common.jobs;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps it in the words that the wire uses, so that SQL reads like the documentation. */
@Converter
public class ConcurrencyModeColumn implements AttributeConverter<ConcurrencyMode, String> {

    @Override
    public String convertToDatabaseColumn(ConcurrencyMode value) {
        return value == null ? null : value.wireName();
    }

    @Override
    public ConcurrencyMode convertToEntityAttribute(String column) {
        return column == null ? null : ConcurrencyMode.parse(column).orElseThrow();
    }
}
