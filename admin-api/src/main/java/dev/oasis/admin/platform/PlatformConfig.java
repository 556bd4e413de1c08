package dev.oasis.admin.platform;

import java.net.URI;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Internal addresses of the other services, such as {@code http://update-api:8081}; those that are set are asked. */
@ConfigMapping(prefix = "oasis.platform.services")
public interface PlatformConfig {

    Optional<URI> updateApi();

    Optional<URI> ciIngest();

    Optional<URI> analytics();

    Optional<URI> buildRunner();
}
