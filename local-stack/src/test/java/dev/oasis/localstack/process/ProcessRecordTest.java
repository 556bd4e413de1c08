package dev.oasis.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

class ProcessRecordTest {

    /** The parent becomes a program that reaps nobody, as the first process of many containers. */
    private static final String CHILD_OF_A_CARELESS_PARENT = "sleep 60 & echo $!; exec sleep 60";

    @Test
    void a_killed_process_that_nobody_reaps_does_not_run() throws IOException, InterruptedException {
        Process parent = new ProcessBuilder("sh", "-c", CHILD_OF_A_CARELESS_PARENT).start();
        try (BufferedReader output = parent.inputReader()) {
            ProcessHandle child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            ProcessRecord record = ProcessRecord.of("child", child, 0);
            assertThat(record.running()).isPresent();
            child.destroyForcibly();
            assertThat(record.awaitEnd(Duration.ofSeconds(30))).isTrue();
            assertThat(child.isAlive()).as("it is still in the process table").isTrue();
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_process_that_got_the_pid_later_is_another_one() {
        ProcessHandle self = ProcessHandle.current();
        ProcessRecord earlier = new ProcessRecord("self", self.pid(),
                self.info().startInstant().orElseThrow().minusSeconds(60), 0);
        assertThat(earlier.running()).isEmpty();
        assertThat(ProcessRecord.of("self", self, 0).running()).contains(self);
    }
}
