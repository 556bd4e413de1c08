package dev.oasis.common.environment;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.EnvConfigSource;

/**
 * Adds the older variables to the configuration, above the files that a service is built with and below whatever an operator
 * says under our own names.
 */
public class OlderNameSource implements ConfigSourceFactory {

    /** The packaged application.properties have 250, a file beside the service 260, the environment 300. */
    static final int ORDINAL = 255;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> settings = OlderEnvironment
                .of(variable -> Optional.ofNullable(context.getValue(variable)).map(value -> value.getValue())).settings();
        // As an environment: a build reads the configuration too and must not take over what the machine that builds has set.
        return List.of(new EnvConfigSource(settings, ORDINAL));
    }
}
