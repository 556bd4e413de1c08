package dev.oasis.common.provider;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the kind in the word that the wire uses. */
@Converter
public class IntegrationKindColumn implements AttributeConverter<IntegrationKind, String> {

    @Override
    public String convertToDatabaseColumn(IntegrationKind kind) {
        return kind == null ? null : kind.wireName();
    }

    @Override
    public IntegrationKind convertToEntityAttribute(String column) {
        return column == null ? null : IntegrationKind.ofWireName(column);
    }
}
