package dev.oasis.common.web.cors;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Whose pages may call the administration. */
@ConfigMapping(prefix = "oasis.cors")
public interface CorsConfig {

    /** Set as {@code OASIS_CORS_ORIGINS}: origins such as {@code https://tools.example} besides Oasis's own. */
    Optional<List<String>> origins();
}
