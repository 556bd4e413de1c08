package dev.oasis.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.oasis.localstack.process.ChildProcess;
import dev.oasis.localstack.process.ProcessFailure;
import dev.oasis.localstack.process.StackProcess;

class LocalStackTest {

    @TempDir
    Path directory;

    @Test
    void all_parts_answer_and_keep_port_and_data_through_a_kill() throws Exception {
        StackProcess stack = new StackProcess(directory.resolve("data"), Path.of("target/postgres-binaries"),
                directory.resolve("log"));
        try {
            stack.start();
            stack.awaitReady();
            execute(stack, "CREATE TABLE kept AS SELECT 42 AS answer");
            try (Admin kafka = kafka(stack)) {
                kafka.createTopics(List.of(new NewTopic("kept", 3, (short) 1))).all().get(30, TimeUnit.SECONDS);
            }
            assertThat(anonymous(stack.get(Part.S3, "endpoint") + "/oasis")).isEqualTo(403);
            assertOnlyWithThePassword(stack);
            assertDurable(stack);
            String port = stack.get(Part.POSTGRES, "port");

            stack.child().kill();
            stack.start();
            stack.awaitReady();

            assertThat(stack.get(Part.POSTGRES, "port")).isEqualTo(port);
            assertThat(query(stack, "SELECT answer FROM kept")).isEqualTo("42");
            try (Admin kafka = kafka(stack)) {
                assertThat(kafka.listTopics().names().get(30, TimeUnit.SECONDS)).contains("kept");
            }
            assertThat(PosixFilePermissions
                    .toString(Files.getPosixFilePermissions(directory.resolve("data").resolve(StackFile.NAME))))
                    .isEqualTo("rw-------");
            refuseSecondStackOnTheSameData();
        } finally {
            stack.stop();
        }
        assertThat(StalePostmaster.find(directory.resolve("data/postgres"))).isEqualTo(Optional.empty());
        assertThat(directory.resolve("data").resolve(StackFile.NAME)).doesNotExist();
    }

    @Test
    void it_ends_when_its_owner_ends() throws Exception {
        Process owner = new ProcessBuilder("sleep", "600").start();
        ChildProcess stack = new ChildProcess("stack", directory.resolve("log"));
        stack.start(command("--parts", "s3", "--owner-pid", Long.toString(owner.pid())), Map.of());

        owner.destroyForcibly();

        stack.onExit().get(60, TimeUnit.SECONDS);
    }

    @Test
    void a_taken_port_is_named() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            ChildProcess stack = new ChildProcess("stack", directory.resolve("log"));
            stack.start(command("--parts", "s3", "--s3-port", port), Map.of());

            assertThat(stack.onExit().get(60, TimeUnit.SECONDS).exitValue()).isEqualTo(1);
            assertThat(stack.failure("ended")).hasMessageContaining("port " + port + " is taken by another process");
        }
    }

    private void refuseSecondStackOnTheSameData() throws Exception {
        StackProcess second = new StackProcess(directory.resolve("data"), Path.of("target/postgres-binaries"),
                directory.resolve("second-log"));
        second.start();
        assertThatThrownBy(second::awaitReady).isInstanceOf(ProcessFailure.class)
                .hasMessageContaining("another stack runs on");
    }

    private List<String> command(String... arguments) {
        return Stream.concat(
                Stream.of(ChildProcess.java(), "-cp", System.getProperty("java.class.path"),
                        LocalStack.class.getName(), "--data", directory.resolve("data").toString()),
                Arrays.stream(arguments)).toList();
    }

    private static void assertOnlyWithThePassword(StackProcess stack) {
        assertThatThrownBy(() -> DriverManager.getConnection(jdbc(stack), "postgres", "wrong").close())
                .isInstanceOf(SQLException.class).hasMessageContaining("password");
    }

    private static void assertDurable(StackProcess stack) throws SQLException {
        assertThat(List.of(query(stack, "SHOW fsync"), query(stack, "SHOW synchronous_commit"))).containsOnly("on");
    }

    private static void execute(StackProcess stack, String sql) throws SQLException {
        try (Connection connection = connect(stack); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(StackProcess stack, String sql) throws SQLException {
        try (Connection connection = connect(stack);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect(StackProcess stack) throws SQLException {
        return DriverManager.getConnection(jdbc(stack), stack.get(Part.POSTGRES, "user"),
                stack.get(Part.POSTGRES, "password"));
    }

    private static String jdbc(StackProcess stack) {
        return "jdbc:postgresql://127.0.0.1:" + stack.get(Part.POSTGRES, "port") + "/oasis";
    }

    private static Admin kafka(StackProcess stack) {
        return Admin.create(Map.of("bootstrap.servers", stack.get(Part.KAFKA, "bootstrap"),
                "default.api.timeout.ms", (int) Duration.ofSeconds(30).toMillis()));
    }

    private static int anonymous(String url) throws Exception {
        HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
