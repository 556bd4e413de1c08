package dev.oasis.admin.documentation;

import java.net.URI;
import java.util.SortedMap;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.platform.PlatformConfig;

/** Where the other services are, as far as that is configured. */
@ApplicationScoped
class ServiceAddresses {

    private final SortedMap<String, URI> others = new TreeMap<>();

    ServiceAddresses(PlatformConfig config) {
        config.updateApi().ifPresent(address -> others.put(OriginPaths.UPDATE, address));
        config.ciIngest().ifPresent(address -> others.put(OriginPaths.INGEST, address));
        config.analytics().ifPresent(address -> others.put(OriginPaths.ANALYTICS, address));
        config.buildRunner().ifPresent(address -> others.put(OriginPaths.RUNNER, address));
    }

    /** By the name of the service. */
    SortedMap<String, URI> others() {
        return others;
    }
}
