package dev.oasis.common.catalog.target;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a platform by its wire name. */
@Converter
public class PlatformColumn implements AttributeConverter<Platform, String> {

    @Override
    public String convertToDatabaseColumn(Platform platform) {
        return platform == null ? null : platform.wireName();
    }

    @Override
    public Platform convertToEntityAttribute(String column) {
        return column == null ? null : Platform.parse(column).orElseThrow();
    }
}
