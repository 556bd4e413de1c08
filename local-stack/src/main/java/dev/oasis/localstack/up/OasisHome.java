package dev.oasis.localstack.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.oasis.localstack.files.Directories;
import dev.oasis.localstack.process.RunDirectory;

/**
 * Where everything of an installation lies.
 *
 * @param directory {@code .oasis} below the root of the repository, or what {@code OASIS_HOME} names
 */
record OasisHome(Path directory) {

    OasisHome {
        directory = directory.toAbsolutePath().normalize();
    }

    /** As the environment says, else below {@code root}. */
    static OasisHome of(Map<String, String> environment, Path root) {
        String named = environment.getOrDefault("OASIS_HOME", "");
        return new OasisHome(named.isBlank() ? root.resolve(".oasis") : Path.of(named));
    }

    Path env() {
        return directory.resolve("env");
    }

    Path secrets() {
        return directory.resolve("secrets");
    }

    Path serviceData(String service) {
        return directory.resolve("data").resolve(service);
    }

    Path stackData() {
        return serviceData("stack");
    }

    Path postgresBinaries() {
        return directory.resolve("postgres-binaries");
    }

    Path log(String process) {
        return directory.resolve("logs").resolve(process + ".log");
    }

    RunDirectory run() {
        return new RunDirectory(directory.resolve("run"));
    }

    /** Exists, with the pid of the launcher, while all is ready. */
    Path readyMark() {
        return directory.resolve("run/ready");
    }

    /** Removes all data, keys included; logs and PostgreSQL's executables stay. */
    void deleteData() throws IOException {
        Directories.delete(directory.resolve("data"));
        for (Path file : List.of(env(), secrets())) {
            Files.deleteIfExists(file);
        }
    }
}
