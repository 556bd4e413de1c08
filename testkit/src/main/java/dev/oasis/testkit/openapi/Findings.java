package dev.oasis.testkit.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * With {@code OASIS_OPENAPI_COLLECT} in the environment, what is wrong with answers is collected in
 * {@code target/openapi-findings.txt} instead of failing the first test: for whoever documents many operations at once.
 */
final class Findings {

    private static final Path FILE = Path.of("target", "openapi-findings.txt");
    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private Findings() {
    }

    static void add(List<String> findings) {
        findings.stream().filter(KNOWN::add).forEach(finding -> {
            try {
                Files.writeString(FILE, finding + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }
}
