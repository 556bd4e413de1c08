package dev.oasis.common.jobs;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps it in the words that the wire uses, so that SQL reads like the documentation. */
@Converter
public class JobKindColumn implements AttributeConverter<JobKind, String> {

    @Override
    public String convertToDatabaseColumn(JobKind value) {
        return value == null ? null : value.wireName();
    }

    @Override
    public JobKind convertToEntityAttribute(String column) {
        return column == null ? null : JobKind.parse(column).orElseThrow();
    }
}
