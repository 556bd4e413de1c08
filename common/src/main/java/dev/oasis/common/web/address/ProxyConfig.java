package dev.oasis.common.web.address;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Who may say on whose behalf it asks. */
@ConfigMapping(prefix = "oasis.http")
public interface ProxyConfig {

    /** Set as {@code OASIS_HTTP_TRUSTED_PROXIES}: ranges of addresses whose {@code X-Forwarded-For} counts. */
    Optional<List<String>> trustedProxies();
}
