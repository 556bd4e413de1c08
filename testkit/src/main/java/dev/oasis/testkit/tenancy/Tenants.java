package dev.oasis.testkit.tenancy;

import java.util.List;
import java.util.Set;

import dev.oasis.testkit.openapi.ParameterValues;

/**
 * Two apps, and callers that may see the first alone.
 *
 * @param own slug of the app that the bound keys may see
 * @param boundKeys secrets of keys for it
 * @param ownerKey secret of a key that sees all
 * @param other ids of the other app's parts, and of things that are no app's
 * @param otherNames slug and id of the other app
 * @param secrets texts of the other app that nobody else may read
 */
public record Tenants(String own, List<String> boundKeys, String ownerKey, ParameterValues other, List<String> otherNames,
        Set<String> secrets) {

    public Tenants {
        boundKeys = List.copyOf(boundKeys);
        otherNames = List.copyOf(otherNames);
        secrets = Set.copyOf(secrets);
    }
}
