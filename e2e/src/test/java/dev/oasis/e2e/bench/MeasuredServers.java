package dev.oasis.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.Repository;
import dev.oasis.localstack.process.ChildProcess;
import dev.oasis.localstack.process.ServiceProcess;
import dev.oasis.localstack.stack.LoopbackPort;
import dev.oasis.localstack.up.ServiceDefinition;

/** Starts the three servers that are compared. */
final class MeasuredServers {

    static final String READY = "/health/ready";

    private final Path directory;
    private final Certificate certificate;

    /** @param directory for logs and files */
    MeasuredServers(Path directory) {
        this.directory = directory;
        this.certificate = Certificate.make(directory);
    }

    /** update-api as {@code up} starts it, but for a single event loop, a higher rate limit, and TLS besides. */
    MeasuredServer updateApi(Platform platform) throws IOException {
        MeasuredServer server = launchUpdateApi(platform, Ports.free());
        server.awaitReady(READY);
        return server.probed();
    }

    /** The same, without waiting until it is ready. */
    MeasuredServer launchUpdateApi(Platform platform, Ports ports) throws IOException {
        Map<String, String> environment = new HashMap<>(
                platform.environment(ServiceDefinition.UPDATE_API, directory.resolve("data-" + ports.plain())));
        // The limiter is on, as everywhere, but all clients of the benchmark have one address.
        environment.put("OASIS_RATE_LIMIT_CHECK_ENABLED", "true");
        environment.put("OASIS_RATE_LIMIT_CHECK_RATE", "1000000/s");
        environment.put("OASIS_RATE_LIMIT_CHECK_BURST", "1000000");
        environment.put("QUARKUS_HTTP_HOST", LoopbackPort.HOST);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.plain()));
        environment.put("QUARKUS_HTTP_IO_THREADS", "1");
        environment.put("QUARKUS_HTTP_SSL_PORT", Integer.toString(ports.tls()));
        environment.put("QUARKUS_HTTP_SSL_CERTIFICATE_FILES", certificate.certificate().toString());
        environment.put("QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES", certificate.key().toString());
        environment.put("QUARKUS_HTTP_INSECURE_REQUESTS", "enabled");
        List<String> command = ServiceProcess.command(ServiceDefinition.UPDATE_API.jar(Repository.root()));
        return MeasuredServer.launch(directory.resolve("update-api-" + ports.plain() + ".log"), ports, command, environment);
    }

    /** Routes that send what {@code original} answers, in a JVM with the flags of a service. */
    MeasuredServer bareRoutes(MeasuredServer original, List<String> paths) throws IOException {
        return bare(original, paths, paths.get(0));
    }

    /**
     * One route that sends what {@code original} answers, out of a map: as many different bytes come from memory.
     *
     * @param paths a file with a path on each line
     */
    MeasuredServer bareMap(MeasuredServer original, Path paths) throws IOException {
        return bare(original, List.of(BareRoutes.IN_FILE + paths), Files.readAllLines(paths).get(0));
    }

    private MeasuredServer bare(MeasuredServer original, List<String> paths, String ready) throws IOException {
        Ports ports = Ports.free();
        List<String> command = new ArrayList<>(List.of(ChildProcess.java()));
        command.addAll(ServiceProcess.FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BareRoutes.class.getName(),
                Integer.toString(ports.plain()), Integer.toString(ports.tls()), certificate.certificate().toString(),
                certificate.key().toString(), Integer.toString(original.port())));
        command.addAll(paths);
        return MeasuredServer.start(directory.resolve("bare-routes.log"), ports, command, Map.of(), ready).probed();
    }

    /** nginx, which sends the body of one answer of {@code original} from a file and the other from its configuration. */
    MeasuredServer nginx(MeasuredServer original, String offerPath, String nothingPath) throws IOException {
        Ports ports = Ports.free();
        Path home = Files.createDirectories(directory.resolve("nginx"));
        NginxFiles files = new NginxFiles(home, ports, certificate);
        files.write(offerPath, original.answer(offerPath), nothingPath, original.answer(nothingPath));
        List<String> command = List.of(Tool.NGINX.path(), "-p", home.toString(), "-c", files.configuration().toString(), "-e",
                home.resolve("error.log").toString());
        return MeasuredServer.start(directory.resolve("nginx.log"), ports, command, Map.of(), offerPath);
    }
}
