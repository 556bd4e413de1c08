package dev.oasis.common.web;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The one address under which users reach all services. */
@ConfigMapping(prefix = "oasis.origin")
public interface OriginConfig {

    /** Set as {@code OASIS_URL}; links in answers are built from it. */
    @WithDefault("${oasis.url:http://localhost:8080}")
    URI url();
}
