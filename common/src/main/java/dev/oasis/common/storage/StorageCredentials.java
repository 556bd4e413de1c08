package dev.oasis.common.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.jboss.logging.Logger;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.worker.BoundedWorker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * The credentials of the bucket, for those who sign and for the S3 client. Configured keys stand for themselves; otherwise the
 * environment is asked ({@link CredentialChain}), which takes a request to a metadata service and so happens in the background,
 * again well before the credentials end. Signing only ever reads what is there: safe on an event loop.
 */
@ApplicationScoped
@Named(StorageCredentials.NAME)
public class StorageCredentials implements AwsCredentialsProvider {

    /** By which the S3 client finds them in {@code application.properties}. */
    public static final String NAME = "oasis-storage";

    private static final Logger LOG = Logger.getLogger(StorageCredentials.class);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /** The SDK keeps the end of a role's credentials to itself, and begins to fail this long before it. */
    private static final Duration STILL_GOOD = Duration.ofMinutes(1);

    private final boolean configured;
    private final boolean renewed;
    private final AwsCredentialsProvider provider;
    private final Vertx vertx;
    private final BoundedWorker worker;
    private final Clock clock = Clock.systemUTC();
    private volatile AwsCredentials known;
    private volatile Instant end;
    private volatile boolean failing;
    private volatile boolean stopped;

    @Inject
    public StorageCredentials(StorageConfig config, Vertx vertx) {
        this(config, CredentialChain.of(config), vertx);
    }

    StorageCredentials(StorageConfig config, AwsCredentialsProvider provider, Vertx vertx) {
        this.configured = config.bucket().isPresent();
        this.renewed = configured && config.accessKeyId().isEmpty();
        this.provider = provider;
        this.vertx = vertx;
        this.worker = new BoundedWorker(vertx, "storage-credentials", 1);
        this.known = config.accessKeyId().isPresent() ? provider.resolveCredentials() : null;
    }

    // Early: what else starts may want to sign.
    void start(@Observes @Priority(1) StartupEvent event) {
        if (renewed) {
            renew();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    /**
     * What is valid now, without waiting.
     *
     * @throws Problem {@code storage_not_configured}, or {@code storage_unavailable} while the environment gives none
     */
    AwsCredentials current() {
        if (!configured) {
            throw StorageConfig.notConfigured();
        }
        AwsCredentials held = known;
        Instant last = end;
        if (held == null || last != null && !clock.instant().isBefore(last)) {
            throw Problem.unavailable(ProblemCode.STORAGE_UNAVAILABLE,
                    "The object storage cannot be used now: this service has no valid credentials for it yet. Try again in a "
                            + "few seconds.",
                    null);
        }
        return held;
    }

    /** For the S3 client, on worker threads: may ask the environment and so block. */
    @Override
    public AwsCredentials resolveCredentials() {
        return provider.resolveCredentials();
    }

    private void renew() {
        worker.run(provider::resolveCredentials).subscribe().with(this::hold, this::complain);
    }

    private void hold(AwsCredentials found) {
        if (known == null || failing) {
            LOG.info("Credentials for the object storage were found in the environment");
        }
        end = found.expirationTime().orElse(null);
        known = found;
        failing = false;
        renewAfter(end == null ? LONGEST : untilRenewal(end));
    }

    private void complain(Throwable failure) {
        if (!failing) {
            end = end == null ? clock.instant().plus(STILL_GOOD) : end;
            LOG.errorf("No credentials for the object storage: set oasis.storage.access-key-id and secret-access-key, or "
                    + "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give this instance a role. Presigning is refused until "
                    + "then. (%s)", failure.getMessage());
        }
        failing = true;
        renewAfter(LONGEST);
    }

    private void renewAfter(Duration delay) {
        if (!stopped) {
            vertx.setTimer(delay.toMillis(), timer -> {
                if (!stopped) {
                    renew();
                }
            });
        }
    }

    // The provider itself knows when a request is due; asking it more often costs nothing.
    private Duration untilRenewal(Instant last) {
        Duration half = Duration.between(clock.instant(), last).dividedBy(2);
        return half.compareTo(SHORTEST) < 0 ? SHORTEST : half.compareTo(LONGEST) > 0 ? LONGEST : half;
    }
}
