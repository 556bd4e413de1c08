package dev.oasis.localstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

import dev.oasis.localstack.files.Directories;
import dev.oasis.localstack.files.PrivateFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL server of its own on {@code data/postgres}, with the database {@value #DATABASE}. */
final class PostgresPart implements StackPart {

    static final String DATABASE = "oasis";
    private static final String USER = "postgres";
    private static final Duration STARTUP_WAIT = Duration.ofSeconds(45);

    private final StackSettings settings;
    private final Credentials credentials;
    private final Path dataDirectory;
    private EmbeddedPostgres server;

    PostgresPart(StackSettings settings, Credentials credentials) {
        this.settings = settings;
        this.credentials = credentials;
        this.dataDirectory = settings.data().resolve("postgres").toAbsolutePath();
    }

    @Override
    public void start() throws Exception {
        StalePostmaster.end(dataDirectory);
        removeHalfMadeCluster();
        server = launch(LoopbackPort.resolve(Part.POSTGRES, settings.port(Part.POSTGRES)));
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            requireOwnServer(statement);
            createDatabase(statement);
        }
    }

    private EmbeddedPostgres launch(int port) throws IOException, InterruptedException {
        Redirect log = Redirect.appendTo(settings.data().resolve("postgres.log").toFile());
        Path passwordFile = settings.data().resolve("postgres.password").toAbsolutePath();
        PrivateFile.write(passwordFile, credentials.postgresPassword() + "\n");
        try {
            return EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(dataDirectory)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(settings.binaries().toFile())
                    .setConnectConfig("password", credentials.postgresPassword())
                    .setServerConfig("listen_addresses", LoopbackPort.HOST)
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "200")
                    // zonky starts every server with -F and without synchronous commit; these win.
                    .setServerConfig("fsync", settings.durable() ? "on" : "off")
                    .setServerConfig("synchronous_commit", settings.durable() ? "on" : "off")
                    .setServerConfig("timezone", "UTC")
                    // These become options of initdb: a password from the first moment on, in place of zonky's "trust" ...
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", passwordFile.toString())
                    // ... and the same order of strings on every machine.
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(STARTUP_WAIT)
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    .start();
        } catch (IOException | IllegalStateException e) {
            StalePostmaster.end(dataDirectory);
            throw new IOException(e.getMessage() + "; its log is " + settings.data().resolve("postgres.log") + rootHint(), e);
        } finally {
            Files.delete(passwordFile);
        }
    }

    private static String rootHint() {
        return "root".equals(System.getProperty("user.name"))
                ? ". As root, PostgreSQL is run by way of unshare -U, which some containers forbid: be another user there"
                : "";
    }

    /** initdb writes PG_VERSION early and postgresql.conf late; zonky looks at the latter, initdb refuses any leftover. */
    private void removeHalfMadeCluster() throws IOException {
        if (Files.exists(dataDirectory) && Files.notExists(dataDirectory.resolve("global/pg_control"))) {
            Directories.delete(dataDirectory);
        }
    }

    /** When another server got hold of the port, zonky takes it for its own. */
    private void requireOwnServer(Statement statement) throws SQLException, IOException {
        try (ResultSet row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            if (!Path.of(row.getString(1)).toRealPath().equals(dataDirectory.toRealPath())) {
                throw new IOException("port " + server.getPort() + " belongs to another PostgreSQL server");
            }
        }
    }

    private static void createDatabase(Statement statement) throws SQLException {
        boolean exists;
        try (ResultSet row = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            exists = row.next();
        }
        if (!exists) {
            statement.execute("CREATE DATABASE " + DATABASE);
        }
    }

    @Override
    public Map<String, String> describe() {
        return Map.of(
                "pid", postmasterPid(),
                "host", LoopbackPort.HOST,
                "port", Integer.toString(server.getPort()),
                "user", USER,
                "password", credentials.postgresPassword(),
                "database", DATABASE);
    }

    private String postmasterPid() {
        try {
            return StalePostmaster.find(dataDirectory).map(process -> Long.toString(process.pid())).orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
