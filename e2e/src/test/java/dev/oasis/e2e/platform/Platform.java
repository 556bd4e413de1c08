package dev.oasis.e2e.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import dev.oasis.common.identity.ApiKeySecret;
import dev.oasis.localstack.files.Directories;
import dev.oasis.localstack.origin.OriginProxy;
import dev.oasis.localstack.origin.RouteTable;
import dev.oasis.localstack.process.ProcessFailure;
import dev.oasis.localstack.process.ServiceProcess;
import dev.oasis.localstack.process.StackDescription;
import dev.oasis.localstack.up.ServiceDefinition;
import dev.oasis.localstack.up.ServiceEnvironment;
import dev.oasis.testkit.node.NodeProcess;
import dev.oasis.testkit.publishing.TokenIssuer;
import dev.oasis.testkit.stack.RunningStack;
import dev.oasis.testkit.stack.StackPart;
import io.vertx.core.net.SocketAddress;

/**
 * The running platform, with the origin before it as users have it. To be used by one thread at a time, but for the clients
 * that it hands out.
 */
public final class Platform implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int QUOTED_LINES = 30;

    private final Path directory;
    private final RunningStack stack;
    private final Set<StackPart> partsDown = EnumSet.noneOf(StackPart.class);
    private final Map<ServiceDefinition, ServiceProcess> services = new LinkedHashMap<>();
    private final String bootstrapKey = ApiKeySecret.generate(new SecureRandom()).reveal();
    private final String sessionSecret = ApiKeySecret.generate(new SecureRandom()).reveal();
    private final String encryptionKey = Base64.getEncoder().encodeToString(SecureRandom.getSeed(32));
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final NodeProcess issuers;
    private OriginProxy origin;
    private Api administration;

    private Platform(Path directory, RunningStack stack) {
        this.directory = directory;
        this.stack = stack;
        this.issuers = TokenIssuer.startAll();
    }

    /** Starts everything on new data and makes the owner's key. */
    static Platform start() {
        Path root = Repository.root();
        Path directory = root.resolve("e2e/target/platform");
        try {
            Directories.delete(directory);
            Files.createDirectories(directory);
            Platform platform = new Platform(directory, RunningStack.startDurably(EnumSet.allOf(StackPart.class)));
            try {
                platform.startServices(root);
            } catch (IOException | RuntimeException | AssertionError e) {
                System.err.println(platform.logTails());
                platform.close();
                throw e;
            }
            return platform;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void startServices(Path root) throws IOException {
        for (ServiceDefinition service : ServiceDefinition.ALL) {
            services.put(service, new ServiceProcess(service.name(), service.jar(root), log(service)));
        }
        origin = OriginProxy.start(0, routes());
        start(ServiceDefinition.ADMIN_API);
        services.keySet().stream().filter(service -> !running(service)).forEach(this::launch);
        services.keySet().forEach(this::awaitReady);
        secrets.add(bootstrapKey);
        secrets.add(sessionSecret);
        secrets.add(encryptionKey);
        secrets.add(storage("secret-key"));
        secrets.add(stack.describe(StackPart.POSTGRES, "password"));
        String ownerKey = newKey(Api.withKey(url(ServiceDefinition.ADMIN_API), bootstrapKey),
                Map.of("name", "owner", "scopes", List.of("owner")));
        administration = Api.withKey(url(ServiceDefinition.ADMIN_API), ownerKey);
    }

    private RouteTable<SocketAddress> routes() {
        Map<String, SocketAddress> bySegment = new HashMap<>();
        services.forEach((service, process) -> service.prefixes().forEach(prefix -> bySegment.put(prefix, address(process))));
        return new RouteTable<>(bySegment, address(services.get(ServiceDefinition.UPDATE_API)));
    }

    private static SocketAddress address(ServiceProcess service) {
        return SocketAddress.inetSocketAddress(service.port(), "127.0.0.1");
    }

    private Path log(ServiceDefinition service) {
        return directory.resolve("logs").resolve(service.name() + ".log");
    }

    /** Where a service keeps what is its own. */
    public Path data(ServiceDefinition service) {
        return directory.resolve("data").resolve(service.name());
    }

    // Services ------------------------------------------------------------------------------------------------------------

    /** Starts a service that does not run, and waits until it is ready. */
    public void start(ServiceDefinition service) {
        launch(service);
        awaitReady(service);
    }

    private void launch(ServiceDefinition service) {
        try {
            services.get(service).start(environment(service, data(service)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a process of the platform is told, but for its address.
     *
     * @param service which one
     * @param data where it keeps what is its own
     */
    public Map<String, String> environment(ServiceDefinition service, Path data) {
        StackDescription description = (part, key) -> stack.describe(StackPart.valueOf(part.name()), key);
        Map<ServiceDefinition, String> urls = services.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().url()));
        Map<String, String> environment = new ServiceEnvironment(description, originUrl(), bootstrapKey, sessionSecret,
                encryptionKey, urls).of(service, data);
        // All clients of a test have one address.
        environment.put("OASIS_RATE_LIMIT_CHECK_ENABLED", "false");
        environment.put("OASIS_RATE_LIMIT_DOWNLOAD_ENABLED", "false");
        // A crowded machine may take long to send the rest of a request.
        environment.put("OASIS_UPDATE_STOP_PATIENCE", "20s");
        environment.put("OASIS_PUBLISHING_ISSUERS_GITLAB_URL", gitLab().url());
        // What a process that was killed has left behind is taken over while a test waits, and providers are asked soon.
        environment.put("OASIS_WEBHOOK_WORK_LEASE", "15s");
        environment.put("OASIS_WEBHOOK_WORK_HANDLING_PATIENCE", "6s");
        environment.put("OASIS_STATUS_LEASE", "15s");
        environment.put("OASIS_PROVIDER_TIMEOUT", "5s");
        environment.put("OASIS_WEBHOOK_RECONCILIATION_EVERY", "5s");
        environment.put("OASIS_WEBHOOK_RECONCILIATION_SETTLING", "2s");
        return environment;
    }

    private void awaitReady(ServiceDefinition service) {
        try {
            services.get(service).awaitReady(PATIENCE);
        } catch (ProcessFailure e) {
            throw new AssertionError(e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Ends a service as {@code kill -9} does. */
    public void kill(ServiceDefinition service) {
        try {
            services.get(service).kill();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Tells a service to end and returns at once. */
    public void end(ServiceDefinition service) {
        services.get(service).child().handle().destroy();
    }

    public boolean running(ServiceDefinition service) {
        return services.get(service).alive();
    }

    /** Tells one run of a service from the next. */
    public long pid(ServiceDefinition service) {
        return services.get(service).child().handle().pid();
    }

    public int port(ServiceDefinition service) {
        return services.get(service).port();
    }

    public String url(ServiceDefinition service) {
        return services.get(service).url();
    }

    /** Whose ID tokens the platform takes for those of gitlab.com. */
    public TokenIssuer gitLab() {
        return new TokenIssuer(issuers.url() + "/gitlab");
    }

    // The stack -----------------------------------------------------------------------------------------------------------

    /** Ends a part like a power cut. */
    public void kill(StackPart part) {
        partsDown.add(part);
        stack.kill(part);
    }

    /** Ends a part in an orderly way. */
    public void stop(StackPart part) {
        partsDown.add(part);
        stack.stop(part);
    }

    /** Starts a part again, on the same port and data. */
    public void start(StackPart part) {
        stack.start(part);
        partsDown.remove(part);
    }

    public RunningStack stack() {
        return stack;
    }

    /** An entry of the storage's description: {@code endpoint}, {@code bucket}, {@code access-key} and so on. */
    public String storage(String key) {
        return stack.describe(StackPart.S3, key);
    }

    // Clients -------------------------------------------------------------------------------------------------------------

    /** What users have before every path. */
    public String originUrl() {
        return "http://127.0.0.1:" + origin.port();
    }

    /** admin-api, as the owner. */
    public Api administration() {
        return administration;
    }

    /** A service, as nobody in particular. */
    public Api anonymous(ServiceDefinition service) {
        return Api.anonymous(url(service));
    }

    /** Makes a key and remembers it as a secret. */
    String newKey(Api maker, Map<String, ?> request) {
        String key = maker.post("/admin/api-keys", request).expect(201).json().get("key").asText();
        secrets.add(key);
        return key;
    }

    /** All keys and passwords that were in use so far. */
    public Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    // Health --------------------------------------------------------------------------------------------------------------

    /** Starts what a test has stopped and returns when all is ready. */
    void restore() {
        Set.copyOf(partsDown).forEach(this::start);
        services.keySet().stream().filter(service -> !running(service)).forEach(this::launch);
        services.keySet().forEach(this::awaitReady);
    }

    /** The logs of the services, whole. */
    public List<Path> logs() {
        return ServiceDefinition.ALL.stream().map(this::log).toList();
    }

    String logTails() {
        return services.values().stream()
                .map(service -> "== " + service.name().toUpperCase(Locale.ROOT) + "\n"
                        + String.join("\n", service.logTail(QUOTED_LINES)))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        List<CompletableFuture<Void>> ends = services.values().stream()
                .map(service -> CompletableFuture.runAsync(service::close, task -> new Thread(task, "stop").start())).toList();
        ends.forEach(CompletableFuture::join);
        if (origin != null) {
            origin.close();
        }
        stack.close();
        issuers.close();
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for a process", e);
    }
}
