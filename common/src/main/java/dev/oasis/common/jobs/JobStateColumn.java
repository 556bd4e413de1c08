package dev.oasis.common.jobs;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps it in the words that the wire uses, so that SQL reads like the documentation. */
@Converter
public class JobStateColumn implements AttributeConverter<JobState, String> {

    @Override
    public String convertToDatabaseColumn(JobState value) {
        return value == null ? null : value.wireName();
    }

    @Override
    public JobState convertToEntityAttribute(String column) {
        return column == null ? null : JobState.parse(column).orElseThrow();
    }
}
