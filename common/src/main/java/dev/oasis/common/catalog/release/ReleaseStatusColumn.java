package dev.oasis.common.catalog.release;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the state in the words that the wire uses, so that SQL reads like the documentation. */
@Converter
public class ReleaseStatusColumn implements AttributeConverter<ReleaseStatus, String> {

    @Override
    public String convertToDatabaseColumn(ReleaseStatus status) {
        return status == null ? null : status.wireName();
    }

    @Override
    public ReleaseStatus convertToEntityAttribute(String column) {
        return column == null ? null : ReleaseStatus.ofWireName(column);
    }
}
