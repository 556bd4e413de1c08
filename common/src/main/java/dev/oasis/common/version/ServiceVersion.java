package dev.oasis.common.version;

import jakarta.inject.Singleton;

import io.quarkus.runtime.ApplicationConfig;

/** The names of this build. */
@Singleton
public class ServiceVersion {

    private static final String UNKNOWN = "unknown";

    private final ApplicationConfig application;
    private final BuildConfig build;

    public ServiceVersion(ApplicationConfig application, BuildConfig build) {
        this.application = application;
        this.build = build;
    }

    public String name() {
        return application.name().orElse(UNKNOWN);
    }

    public String version() {
        return application.version().orElse(UNKNOWN);
    }

    String commit() {
        return build.commit();
    }

    String buildTime() {
        return build.time();
    }
}
