package dev.oasis.admin.publisher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.oasis.common.publishing.TrustedIssuer;

/** Where administration and the CI door understand different things by the names of issuers. */
final class IssuerDifferences {

    private IssuerDifferences() {
    }

    /** A sentence for an operator; empty when both trust the same. */
    static Optional<String> between(Collection<TrustedIssuer> here, Collection<TrustedIssuer> door) {
        Map<String, TrustedIssuer> byName = here.stream()
                .collect(Collectors.toMap(TrustedIssuer::name, Function.identity(), (one, other) -> one, TreeMap::new));
        Map<String, List<TrustedIssuer>> atDoor = door.stream()
                .collect(Collectors.groupingBy(TrustedIssuer::name, TreeMap::new, Collectors.toList()));
        TreeSet<String> names = new TreeSet<>(byName.keySet());
        names.addAll(atDoor.keySet());
        List<String> found = new ArrayList<>();
        for (String name : names) {
            List<TrustedIssuer> told = atDoor.getOrDefault(name, List.of());
            if (told.isEmpty()) {
                found.add(name + " is known to admin-api alone");
            } else if (!byName.containsKey(name)) {
                found.add(name + " is known to ci-ingest alone");
            } else if (told.size() > 1 || !told.get(0).equals(byName.get(name))) {
                found.add(name + " is another to ci-ingest");
            }
        }
        return found.isEmpty() ? Optional.empty()
                : Optional.of("Issuers of ID tokens differ: " + String.join("; ", found)
                        + ". Give admin-api and every ci-ingest the same oasis.publishing.issuers.");
    }
}
