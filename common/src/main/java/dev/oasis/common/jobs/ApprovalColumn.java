package dev.oasis.common.jobs;

import java.util.Locale;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps it in the words that the wire uses, so that SQL reads like the documentation. */
@Converter
public class ApprovalColumn implements AttributeConverter<Approval, String> {

    @Override
    public String convertToDatabaseColumn(Approval value) {
        return value == null ? null : value.wireName();
    }

    @Override
    public Approval convertToEntityAttribute(String column) {
        return column == null ? null : Approval.valueOf(column.toUpperCase(Locale.ROOT));
    }
}
