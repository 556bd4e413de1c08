package dev.oasis.common.provider;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the provider in the word that the wire uses. */
@Converter
public class ProviderColumn implements AttributeConverter<Provider, String> {

    @Override
    public String convertToDatabaseColumn(Provider provider) {
        return provider == null ? null : provider.wireName();
    }

    @Override
    public Provider convertToEntityAttribute(String column) {
        return column == null ? null : Provider.ofWireName(column);
    }
}
