package dev.oasis.testkit.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

class RunningStackTest {

    @Test
    void one_part_restarts_on_its_port_while_the_other_goes_on() throws IOException {
        try (RunningStack stack = RunningStack.startSeparately(EnumSet.of(StackPart.POSTGRES, StackPart.S3))) {
            String url = stack.postgresUrl();
            stack.kill(StackPart.POSTGRES);
            assertThat(answers(stack, StackPart.POSTGRES)).isFalse();
            assertThat(answers(stack, StackPart.S3)).isTrue();
            stack.start(StackPart.POSTGRES);
            assertThat(answers(stack, StackPart.POSTGRES)).isTrue();
            stack.stop(StackPart.POSTGRES);
            assertThat(answers(stack, StackPart.POSTGRES)).isFalse();
            stack.start(StackPart.POSTGRES);
            assertThat(stack.postgresUrl()).isEqualTo(url);
        }
    }

    @Test
    void a_quarkus_test_gets_every_address_and_nothing_runs_on_after_it() throws IOException {
        RunningStack stack = RunningStack.start(Set.of(StackPart.values()));
        try (stack) {
            assertThat(StackResource.configuration(stack))
                    .containsEntry("kafka.bootstrap.servers", "127.0.0.1:" + stack.describe(StackPart.KAFKA, "port"))
                    .containsEntry("oasis.storage.endpoint", "http://127.0.0.1:" + stack.describe(StackPart.S3, "port"));
            assertThat(stack.jdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:");
            assertThatThrownBy(() -> stack.stop(StackPart.KAFKA)).hasMessageContaining("startSeparately");
        }
        for (StackPart part : StackPart.values()) {
            assertThat(answers(stack, part)).as(part.name()).isFalse();
        }
    }

    private static boolean answers(RunningStack stack, StackPart part) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(stack.describe(part, "port")))) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }
}
