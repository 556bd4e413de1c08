package dev.oasis.common.webhook;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the provider in the word that the wire uses. */
@Converter
public class WebhookProviderColumn implements AttributeConverter<WebhookProvider, String> {

    @Override
    public String convertToDatabaseColumn(WebhookProvider provider) {
        return provider == null ? null : provider.wireName();
    }

    @Override
    public WebhookProvider convertToEntityAttribute(String column) {
        return column == null ? null : WebhookProvider.ofWireName(column).orElseThrow();
    }
}
