package dev.oasis.update.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.events.EventCodec;
import dev.oasis.common.events.UsageCount;
import dev.oasis.common.events.UsageDelta;
import dev.oasis.common.events.UsageKind;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.json.StrictJson;
import dev.oasis.update.outflow.Outflow;
import dev.oasis.update.outflow.OutgoingRecord;
import dev.oasis.update.outflow.SpoolDirectory;

class UsageDeliveryTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final EventCodec codec = codec();
    private final UsageCounters counters = new UsageCounters(100);
    private final List<OutgoingRecord> taken = new ArrayList<>();
    private boolean kafkaAnswers = true;
    private SpoolDirectory spool;
    private UsageDelivery delivery;

    @BeforeEach
    void start() {
        spool = new SpoolDirectory(directory, 1_000_000);
        delivery = new UsageDelivery(counters, new SeenClients(10), new UsageDeltas("BOOT", this::write),
                new Outflow(this::send, spool));
    }

    @Test
    void many_counters_are_sent_less_often() {
        assertThat(UsageSender.period(0)).isEqualTo(1_000);
        assertThat(UsageSender.period(1_000)).isEqualTo(1_000);
        assertThat(UsageSender.period(4_000)).isEqualTo(4_000);
        assertThat(UsageSender.period(50_000)).isEqualTo(10_000);
    }

    @Test
    void after_an_outage_the_drain_sends_the_old_cut_and_what_was_counted_behind_it() throws IOException {
        cutDuringAnOutage();
        kafkaAnswers = true;

        delivery.drain(LONG);
        delivery.keepRest();

        assertThat(total(taken)).isEqualTo(6);
        assertThat(spool.oldest()).isEmpty();
    }

    @Test
    void while_kafka_is_away_old_cut_and_counters_go_into_the_spool() throws IOException {
        cutDuringAnOutage();

        delivery.drain(LONG);
        delivery.keepRest();

        assertThat(total(spool.read(spool.oldest().orElseThrow()).records())).isEqualTo(6);
    }

    @Test
    void what_the_time_did_not_suffice_for_goes_into_the_spool() throws IOException {
        cutDuringAnOutage();
        kafkaAnswers = true;

        delivery.drain(Duration.ZERO);
        delivery.keepRest();

        assertThat(taken).isEmpty();
        assertThat(total(spool.read(spool.oldest().orElseThrow()).records())).isEqualTo(6);
    }

    @Test
    void a_late_send_adds_nothing_to_what_was_kept() throws IOException {
        count(1);
        delivery.keepRest();
        count(1);

        assertThat(delivery.send()).isTrue();

        assertThat(taken).isEqualTo(spool.read(spool.oldest().orElseThrow()).records());
    }

    @Test
    void the_rest_is_kept_even_when_the_spool_is_full() throws IOException {
        spool = new SpoolDirectory(directory, 1);
        delivery = new UsageDelivery(counters, new SeenClients(10), new UsageDeltas("BOOT", this::write),
                new Outflow(this::send, spool));
        count(3);

        delivery.keepRest();

        assertThat(total(spool.read(spool.oldest().orElseThrow()).records())).isEqualTo(3);
    }

    private void cutDuringAnOutage() {
        kafkaAnswers = false;
        count(1);
        assertThat(delivery.send()).isFalse();
        count(5);
    }

    private void count(int times) {
        for (int i = 0; i < times; i++) {
            counters.count(new UsageKey(UsageCounting.currentHour(), UsageKind.CHECK, "app", "stable", "1.0.0", "", "", "",
                    "up_to_date"));
        }
    }

    private int send(List<OutgoingRecord> records) {
        if (!kafkaAnswers) {
            return 0;
        }
        taken.addAll(records);
        return records.size();
    }

    private long total(List<OutgoingRecord> records) {
        return records.stream().map(record -> codec.data(codec.read(record.json()), UsageDelta.class))
                .flatMap(delta -> delta.counters().stream()).mapToLong(UsageCount::count).sum();
    }

    private OutgoingRecord write(UsageDelta delta) {
        return OutgoingRecord.of(codec.event(UsageDelta.TYPE, delta.bootId(), new Actor("u", "u", "", ""), delta), codec);
    }

    private static EventCodec codec() {
        ObjectMapper json = new ObjectMapper().findAndRegisterModules();
        new StrictJson().customize(json);
        return new EventCodec(json);
    }
}
