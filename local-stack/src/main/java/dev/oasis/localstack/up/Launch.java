package dev.oasis.localstack.up;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import dev.oasis.localstack.origin.OriginProxy;
import dev.oasis.localstack.origin.RouteTable;
import dev.oasis.localstack.process.ProcessFailure;
import dev.oasis.localstack.process.ProcessRecord;
import dev.oasis.localstack.process.RunDirectory;
import dev.oasis.localstack.process.ServiceProcess;
import dev.oasis.localstack.process.StackProcess;
import dev.oasis.localstack.stack.LoopbackPort;
import dev.oasis.localstack.stack.Part;
import io.vertx.core.net.SocketAddress;

/**
 * The stack, the services and the origin while they run. {@link #start()} is called once; {@link #stop()} may come from another
 * thread at any time, and nothing is started after it.
 */
final class Launch {

    private static final Duration SERVICE_PATIENCE = Duration.ofSeconds(120);

    private final OasisHome home;
    private final RunDirectory run;
    private final Progress progress;
    private final Supervisor supervisor;
    private final String bootstrapKey;
    private final String sessionSecret;
    private final String encryptionKey;
    private final StackProcess stack;
    private final Map<ServiceDefinition, ServiceProcess> services = new LinkedHashMap<>();
    private OriginProxy origin;
    private boolean stopping;

    /** @param root the root of the repository, where the packaged services lie */
    Launch(OasisHome home, Path root, Progress progress) throws IOException {
        this.home = home;
        this.run = home.run();
        this.progress = progress;
        this.supervisor = new Supervisor(progress);
        this.bootstrapKey = BootstrapKey.loadOrCreate(home.secrets());
        this.sessionSecret = SessionSecret.loadOrCreate(home.secrets());
        this.encryptionKey = EncryptionKey.loadOrCreate(home.secrets());
        this.stack = new StackProcess(home.stackData(), home.postgresBinaries(), home.log("stack"));
        for (ServiceDefinition service : ServiceDefinition.ALL) {
            services.put(service, new ServiceProcess(service.name(), service.jar(root), home.log(service.name())));
        }
    }

    /** Starts everything on the port of the origin and returns when all is ready. */
    void start(int port) throws IOException, InterruptedException, ProcessFailure {
        startOrigin(port);
        startStack();
        for (Part part : Part.values()) {
            progress.ready(part.wireName(), stack.startTime(part), LoopbackPort.HOST + ":" + stack.get(part, "port"));
        }
        startAndAwait(List.of(ServiceDefinition.ADMIN_API));
        List<ServiceDefinition> others = new ArrayList<>(services.keySet());
        others.remove(ServiceDefinition.ADMIN_API);
        startAndAwait(others);
    }

    private synchronized void startOrigin(int port) throws IOException {
        refuseWhenStopping();
        Map<String, SocketAddress> bySegment = new HashMap<>();
        services.forEach((service, process) -> service.prefixes()
                .forEach(prefix -> bySegment.put(prefix, address(process))));
        origin = OriginProxy.start(port, new RouteTable<>(bySegment, address(services.get(ServiceDefinition.UPDATE_API))));
        run.write(ProcessRecord.of(Preflight.LAUNCHER, ProcessHandle.current(), origin.port()));
    }

    private static SocketAddress address(ServiceProcess service) {
        return SocketAddress.inetSocketAddress(service.port(), LoopbackPort.HOST);
    }

    private void startStack() throws IOException, InterruptedException, ProcessFailure {
        synchronized (this) {
            refuseWhenStopping();
            stack.start();
            run.write(ProcessRecord.of("stack", stack.child().handle(), 0));
        }
        stack.awaitReady();
    }

    private void startService(ServiceDefinition service) throws IOException, InterruptedException, ProcessFailure {
        long before = System.nanoTime();
        ServiceProcess process = services.get(service);
        synchronized (this) {
            refuseWhenStopping();
            process.start(environment().of(service, home.serviceData(service.name())));
            run.write(ProcessRecord.of(service.name(), process.child().handle(), process.port()));
        }
        process.awaitReady(SERVICE_PATIENCE);
        progress.ready(service.name(), Duration.ofNanos(System.nanoTime() - before), process.url());
    }

    private void startAndAwait(List<ServiceDefinition> group) throws IOException, InterruptedException, ProcessFailure {
        List<FutureTask<Void>> starts = group.stream().map(service -> new FutureTask<Void>(() -> {
            startService(service);
            return null;
        })).toList();
        starts.forEach(start -> new Thread(start, "start").start());
        for (FutureTask<Void> start : starts) {
            try {
                start.get();
            } catch (ExecutionException e) {
                throw new ProcessFailure(e.getCause().getMessage());
            }
        }
    }

    private void refuseWhenStopping() {
        if (stopping) {
            throw new IllegalStateException("stopping");
        }
    }

    /** From now on a part that ends by itself is started again. */
    void supervise() {
        supervisor.watch(stack.child(), this::startStack);
        services.forEach((service, process) -> supervisor.watch(process.child(), () -> startService(service)));
    }

    String originUrl() {
        return "http://localhost:" + origin.port();
    }

    String adminUrl() {
        return services.get(ServiceDefinition.ADMIN_API).url();
    }

    String bootstrapKey() {
        return bootstrapKey;
    }

    ServiceEnvironment environment() {
        Map<ServiceDefinition, String> urls = new HashMap<>();
        services.forEach((service, process) -> urls.put(service, process.url()));
        return new ServiceEnvironment(stack, originUrl(), bootstrapKey, sessionSecret, encryptionKey, urls);
    }

    Map<ServiceDefinition, ServiceProcess> services() {
        return services;
    }

    synchronized boolean stopping() {
        return stopping;
    }

    /** Ends everything and leaves the data: the services drain first, then the origin closes, the stack goes last. */
    void stop() {
        synchronized (this) {
            stopping = true;
        }
        supervisor.stop();
        List<Thread> stops = services.values().stream().map(service -> new Thread(service::close, "stop")).toList();
        stops.forEach(Thread::start);
        try {
            for (Thread thread : stops) {
                thread.join();
            }
            if (origin != null) {
                origin.close();
            }
            stack.stop();
            for (ProcessRecord process : run.all()) {
                run.remove(process.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            progress.say("Cannot tidy up " + home.directory() + ": " + e.getMessage());
        }
    }
}
