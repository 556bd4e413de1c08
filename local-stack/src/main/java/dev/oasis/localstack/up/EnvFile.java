package dev.oasis.localstack.up;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.oasis.localstack.process.ServiceProcess;
import dev.oasis.localstack.process.StackDescription;
import dev.oasis.localstack.stack.Part;

/** {@code .oasis/env}: what a shell or a test must know to talk to the running platform. */
final class EnvFile {

    static final String URL = "OASIS_URL";
    static final String ADMIN_KEY = "OASIS_ADMIN_KEY";

    private final Path file;

    EnvFile(Path file) {
        this.file = file;
    }

    Map<String, String> read() throws IOException {
        return VariableFile.read(file);
    }

    /** Replaces the file. */
    void write(String adminKey, ServiceEnvironment environment, Map<ServiceDefinition, ServiceProcess> services)
            throws IOException {
        StackDescription stack = environment.stack();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(URL, environment.originUrl());
        variables.put(ADMIN_KEY, adminKey);
        services.forEach(
                (service, process) -> variables.put(service.portVariable(), Integer.toString(process.port())));
        variables.put("OASIS_POSTGRES_URL", "postgresql://" + stack.get(Part.POSTGRES, "user") + ":"
                + stack.get(Part.POSTGRES, "password") + "@" + environment.postgresAddress());
        variables.put("OASIS_KAFKA", stack.get(Part.KAFKA, "bootstrap"));
        variables.put("OASIS_S3_URL", stack.get(Part.S3, "endpoint"));
        variables.put("OASIS_S3_BUCKET", stack.get(Part.S3, "bucket"));
        variables.put("OASIS_S3_ACCESS_KEY", stack.get(Part.S3, "access-key"));
        variables.put("OASIS_S3_SECRET_KEY", stack.get(Part.S3, "secret-key"));
        VariableFile.write(file, variables);
    }
}
