package dev.oasis.common.provider;

import java.util.List;
import java.util.Optional;

/**
 * A page of what a provider lists.
 *
 * @param next what to ask for the page behind it with; opaque, and absent on the last
 */
public record ProviderPage<T>(List<T> items, Optional<String> next) {

    public ProviderPage {
        items = List.copyOf(items);
    }
}
