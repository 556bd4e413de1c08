package dev.oasis.update;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator sets for update-api. */
@ConfigMapping(prefix = "oasis.update")
public interface UpdateApiConfig {

    /**
     * Where the copy of the catalog and unsent records lie; made when missing. It belongs to one process. Set as
     * {@code OASIS_DATA_DIR}, below which update-api has a folder of its own.
     */
    @WithDefault("${oasis.data-dir:data}/update-api")
    Path dataDir();

    /**
     * Header in which a proxy in front tells the client's country, such as {@code CF-IPCountry}. It counts from trusted proxies
     * only: anybody can send a header.
     */
    Optional<String> countryHeader();

    /** How many different counters are held; what goes beyond is counted without its details. */
    @WithDefault("50000")
    int maxCounters();

    /**
     * How many kinds of clients are told apart, by app, channel, version and platform; each takes a kilobyte for two days. What
     * goes beyond is counted by its app alone.
     */
    @WithDefault("20000")
    int maxClientKinds();

    /** How much may wait on disk for Kafka; client events are refused beyond, the counts of a stopping process are not. */
    @WithDefault("64M")
    MemorySize maxSpoolSize();

    /** Whether checks and the static document name the version of the catalog that they were answered from. */
    @WithDefault("false")
    boolean debugHeader();

    /** How long a stop waits for requests that are not answered yet. */
    @WithDefault("3s")
    Duration stopPatience();
}
