package dev.oasis.common.catalog.target;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a bundle kind by its wire name. */
@Converter
public class BundleKindColumn implements AttributeConverter<BundleKind, String> {

    @Override
    public String convertToDatabaseColumn(BundleKind kind) {
        return kind == null ? null : kind.wireName();
    }

    @Override
    public BundleKind convertToEntityAttribute(String column) {
        return column == null ? null : BundleKind.parse(column).orElseThrow();
    }
}
