package dev.oasis.update.outflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutflowTest {

    @TempDir
    Path directory;

    private final FakeKafka kafka = new FakeKafka();
    private SpoolDirectory spool;
    private Outflow outflow;

    @BeforeEach
    void start() {
        spool = new SpoolDirectory(directory.resolve("spool"), 1_000);
        outflow = new Outflow(kafka, spool);
        outflow.emptySpool();
    }

    @Test
    void records_go_to_kafka_while_it_answers() throws IOException {
        outflow.deliver(records("a", "b"));

        assertThat(kafka.taken).containsExactlyElementsOf(records("a", "b"));
        assertThat(spool.oldest()).isEmpty();
    }

    @Test
    void what_kafka_does_not_take_waits_on_disk_and_goes_first_in_order() throws IOException {
        kafka.room = 1;
        outflow.deliver(records("a", "b"));
        kafka.room = 100;
        outflow.deliver(records("c"));

        assertThat(kafka.taken).containsExactlyElementsOf(records("a"));
        assertThat(outflow.emptySpool()).isTrue();
        outflow.deliver(records("d"));
        assertThat(kafka.taken).containsExactlyElementsOf(records("a", "b", "c", "d"));
    }

    @Test
    void nobody_waits_for_a_broker_that_has_just_failed() throws IOException {
        kafka.room = 0;
        outflow.deliver(records("a"));
        int calls = kafka.calls;
        outflow.deliver(records("b"));
        outflow.deliver(records("c"));

        assertThat(kafka.calls).isEqualTo(calls);
    }

    @Test
    void what_an_earlier_process_left_is_sent_before_anything_else() throws IOException {
        outflow.keep(records("old"));

        Outflow next = new Outflow(kafka, new SpoolDirectory(directory.resolve("spool"), 1_000));
        next.deliver(records("new"));
        assertThat(kafka.taken).isEmpty();
        assertThat(next.emptySpool()).isTrue();
        assertThat(kafka.taken).containsExactlyElementsOf(records("old", "new"));
    }

    @Test
    void a_line_that_was_cut_off_by_a_crash_is_left_out() throws IOException {
        spool.append(records("whole"));
        Path file = spool.oldest().orElseThrow();
        Files.writeString(file, "k\t{\"cut", StandardOpenOption.APPEND);

        assertThat(spool.read(file).damaged()).isFalse();
        assertThat(spool.read(file).records()).containsExactlyElementsOf(records("whole"));
    }

    @Test
    void a_full_spool_refuses_and_keeps_what_it_has() throws IOException {
        spool.append(records("a"));

        assertThatThrownBy(() -> spool.append(records("b".repeat(1_000)))).isInstanceOf(SpoolFullException.class);
        assertThat(spool.read(spool.oldest().orElseThrow()).records()).containsExactlyElementsOf(records("a"));
    }

    @Test
    void a_damaged_file_is_sent_as_far_as_it_goes_and_set_aside() throws IOException {
        spool.append(records("a"));
        Path file = spool.oldest().orElseThrow();
        Files.writeString(file, "no record\nkey\t{\"name\":\"" + "x".repeat(1_000_000) + "\"}\n", StandardOpenOption.APPEND);
        outflow.keep(records("b"));

        assertThat(outflow.emptySpool()).isTrue();

        assertThat(kafka.taken).containsExactlyInAnyOrderElementsOf(records("a", "b"));
        assertThat(file.resolveSibling(file.getFileName() + ".damaged")).exists();
        outflow.deliver(records("c"));
        assertThat(kafka.taken).endsWith(records("c").get(0));
    }

    @Test
    void an_unreadable_file_is_set_aside_and_those_behind_it_are_sent() throws IOException {
        Path folder = directory.resolve("spool").resolve("00000000000000000000000000.records");
        Files.createDirectories(folder);
        outflow.keep(records("a"));

        assertThat(outflow.emptySpool()).isTrue();

        assertThat(kafka.taken).containsExactlyElementsOf(records("a"));
        assertThat(folder).doesNotExist();
        assertThat(folder.resolveSibling(folder.getFileName() + ".damaged")).exists();
    }

    private static List<OutgoingRecord> records(String... names) {
        List<OutgoingRecord> records = new ArrayList<>();
        for (String name : names) {
            records.add(new OutgoingRecord("key", "{\"name\":\"" + name + "\"}"));
        }
        return records;
    }

    private static final class FakeKafka implements RecordSender {

        private final List<OutgoingRecord> taken = new ArrayList<>();
        private int room = 100;
        private int calls;

        @Override
        public int send(List<OutgoingRecord> records) {
            calls++;
            int accepted = Math.min(room, records.size());
            taken.addAll(records.subList(0, accepted));
            return accepted;
        }
    }
}
