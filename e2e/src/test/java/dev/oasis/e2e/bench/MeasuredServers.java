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

    private final Path directory;

    /** @param directory for logs and files */
    MeasuredServers(Path directory) {
        this.directory = directory;
    }

    /** update-api as {@code up} starts it, but for a single event loop and a higher rate limit. */
    MeasuredServer updateApi(Platform platform) throws IOException {
        int port = LoopbackPort.free();
        Map<String, String> environment = new HashMap<>(
                platform.environment(ServiceDefinition.UPDATE_API, directory.resolve("data")));
        // The limiter is on, as everywhere, but all clients of the benchmark have one address.
        environment.put("OASIS_RATE_LIMIT_CHECK_ENABLED", "true");
        environment.put("OASIS_RATE_LIMIT_CHECK_RATE", "1000000/s");
        environment.put("OASIS_RATE_LIMIT_CHECK_BURST", "1000000");
        environment.put("QUARKUS_HTTP_HOST", LoopbackPort.HOST);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_IO_THREADS", "1");
        List<String> command = ServiceProcess.command(ServiceDefinition.UPDATE_API.jar(Repository.root()));
        return MeasuredServer.start(directory.resolve("update-api.log"), port, command, environment, "/health/ready");
    }

    /** Routes that send what {@code original} answers, in a JVM with the flags of a service. */
    MeasuredServer bareRoutes(MeasuredServer original, List<String> paths) throws IOException {
        int port = LoopbackPort.free();
        List<String> command = new ArrayList<>(List.of(ChildProcess.java()));
        command.addAll(ServiceProcess.FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BareRoutes.class.getName(),
                Integer.toString(port), Integer.toString(original.port())));
        command.addAll(paths);
        return MeasuredServer.start(directory.resolve("bare-routes.log"), port, command, Map.of(), paths.get(0));
    }

    /** nginx, which sends the body of one answer of {@code original} from a file and the other from its configuration. */
    MeasuredServer nginx(MeasuredServer original, String offerPath, String nothingPath) throws IOException {
        int port = LoopbackPort.free();
        Path home = Files.createDirectories(directory.resolve("nginx"));
        NginxFiles files = new NginxFiles(home, port);
        files.write(offerPath, original.answer(offerPath), nothingPath, original.answer(nothingPath));
        List<String> command = List.of(Tool.NGINX.path(), "-p", home.toString(), "-c", files.configuration().toString(), "-e",
                home.resolve("error.log").toString());
        return MeasuredServer.start(directory.resolve("nginx.log"), port, command, Map.of(), offerPath);
    }
}
