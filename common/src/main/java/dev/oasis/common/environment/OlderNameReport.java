package dev.oasis.common.environment;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;

/** Says at the start which older variables are in use, and which count for nothing. Values are never shown. */
@Singleton
public class OlderNameReport {

    private static final Logger LOG = Logger.getLogger(OlderNameReport.class);
    private static final String R2 = "R2_";
    private static final String DATABASE = "quarkus.datasource.reactive.url";

    void tell(@Observes @Priority(1) StartupEvent event, Config config) {
        OlderEnvironment older = OlderEnvironment.of(variable -> config.getOptionalValue(variable, String.class));
        older.variables().forEach((key, variable) -> LOG.info(sentence(variable, key, older, config.getConfigValue(key))));
        unknown(System.getenv().keySet()).forEach(variable -> LOG.warnf(
                "%s is no variable that Oasis knows; see docs/reference/configuration.md for those that begin with %s",
                variable, R2));
        // Last, so that what was understood is there to read. One that counts for nothing does no harm.
        older.fault().ifPresent(sentence -> {
            if (config.getConfigValue(DATABASE).getSourceOrdinal() <= OlderNameSource.ORDINAL) {
                throw new IllegalStateException(sentence);
            }
            LOG.warnf("%s It counts for nothing: %s is set", sentence, DATABASE);
        });
    }

    static String sentence(String variable, String key, OlderEnvironment older, ConfigValue effective) {
        if (effective.getSourceOrdinal() <= OlderNameSource.ORDINAL) {
            return variable + " is read as " + key;
        }
        boolean same = Optional.ofNullable(effective.getValue()).equals(Optional.of(older.settings().get(key)));
        return variable + " is not needed: " + key + " is set "
                + (same ? "to the same value" : "to another value, which counts");
    }

    /** Those that look like ours and are not: most likely mistyped. */
    static Set<String> unknown(Set<String> variables) {
        Set<String> unknown = new TreeSet<>(variables);
        unknown.removeIf(variable -> !variable.startsWith(R2)
                || OlderName.ALL.stream().anyMatch(name -> name.variable().equals(variable)));
        return unknown;
    }
}
