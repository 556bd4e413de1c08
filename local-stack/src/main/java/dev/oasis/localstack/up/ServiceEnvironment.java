package dev.oasis.localstack.up;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import dev.oasis.localstack.process.StackDescription;
import dev.oasis.localstack.stack.Part;

/**
 * The environment variables that tell a service where everything is. Secrets go this way and never on a command line, which
 * other users can read.
 *
 * @param stack the running stack
 * @param originUrl what users have before every path
 * @param bootstrapKey the key accepted while no owner exists
 * @param sessionSecret what sessions of people are signed with
 * @param encryptionKey what other systems' secrets are encrypted with
 * @param services where each service listens
 */
public record ServiceEnvironment(StackDescription stack, String originUrl, String bootstrapKey, String sessionSecret,
        String encryptionKey, Map<ServiceDefinition, String> services) {

    /**
     * The variables of one service; its port is set where it is started.
     *
     * @param service which one
     * @param data the directory of what it keeps itself
     */
    public Map<String, String> of(ServiceDefinition service, Path data) {
        Map<String, String> variables = new HashMap<>();
        String database = postgresAddress();
        variables.put("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://" + database);
        variables.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://" + database);
        variables.put("QUARKUS_DATASOURCE_USERNAME", stack.get(Part.POSTGRES, "user"));
        variables.put("QUARKUS_DATASOURCE_PASSWORD", stack.get(Part.POSTGRES, "password"));
        variables.put("KAFKA_BOOTSTRAP_SERVERS", stack.get(Part.KAFKA, "bootstrap"));
        variables.put("OASIS_STORAGE_ENDPOINT", stack.get(Part.S3, "endpoint"));
        variables.put("OASIS_STORAGE_REGION", stack.get(Part.S3, "region"));
        variables.put("OASIS_STORAGE_BUCKET", stack.get(Part.S3, "bucket"));
        variables.put("OASIS_STORAGE_ACCESS_KEY_ID", stack.get(Part.S3, "access-key"));
        variables.put("OASIS_STORAGE_SECRET_ACCESS_KEY", stack.get(Part.S3, "secret-key"));
        // A variable of an earlier system that may be set in this shell would lead downloads to another bucket.
        variables.put("R2_PUBLIC_URL", "");
        variables.put("OASIS_URL", originUrl);
        variables.put(BootstrapKey.VARIABLE, bootstrapKey);
        variables.put("OASIS_DATA_DIR", data.toString());
        if (service != ServiceDefinition.UPDATE_API) {
            variables.put(SessionSecret.VARIABLE, sessionSecret);
        }
        if (service == ServiceDefinition.ADMIN_API || service == ServiceDefinition.CI_INGEST) {
            variables.put(EncryptionKey.VARIABLE, encryptionKey);
        }
        if (service == ServiceDefinition.ADMIN_API) {
            // It answers for the others.
            services.entrySet().stream().filter(other -> other.getKey() != service)
                    .forEach(other -> variables.put(other.getKey().addressVariable(), other.getValue()));
        }
        // The origin, which says who has asked.
        variables.put("OASIS_HTTP_TRUSTED_PROXIES", "127.0.0.1");
        return variables;
    }

    /** {@code host:port/database} */
    String postgresAddress() {
        return stack.get(Part.POSTGRES, "host") + ":" + stack.get(Part.POSTGRES, "port") + "/"
                + stack.get(Part.POSTGRES, "database");
    }
}
