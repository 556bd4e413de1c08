package dev.oasis.update.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.events.EventCodec;
import dev.oasis.common.events.UsageCount;
import dev.oasis.common.events.UsageDelta;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.json.StrictJson;
import dev.oasis.update.outflow.OutgoingRecord;

class UsageDeltasTest {

    private final EventCodec codec = codec();
    private final UsageDeltas deltas = new UsageDeltas("BOOT", this::write);

    @Test
    void records_are_numbered_and_stay_the_same_until_they_are_acknowledged() {
        deltas.add(counts(UsageDeltas.MAX_COUNTERS + 1, "1.0.0"));
        List<OutgoingRecord> first = deltas.unsent();

        assertThat(first).extracting(this::read).extracting(UsageDelta::sequence).containsExactly(1L, 2L);
        assertThat(deltas.unsent()).isEqualTo(first);
        deltas.acknowledged(1);
        assertThat(deltas.unsent()).containsExactly(first.get(1));
        deltas.acknowledged(1);
        assertThat(deltas.isEmpty()).isTrue();
        deltas.add(counts(1, "1.0.0"));
        assertThat(read(deltas.unsent().get(0)).sequence()).isEqualTo(3);
    }

    @Test
    void counters_of_identified_checks_travel_apart_because_older_readers_do_not_know_them() {
        UsageCount check = counts(1, "1.0.0").get(0);
        UsageCount identified = new UsageCount(check.hour(), check.appId(), "identified_check", "stable", "1.0.0", "", "linux",
                "", "", 2);
        deltas.add(List.of(identified, check));

        assertThat(deltas.unsent()).singleElement().satisfies(record -> {
            assertThat(read(record).counters()).containsExactly(check);
            assertThat(read(record).identified()).containsExactly(identified);
        });
    }

    @Test
    void nothing_counted_makes_no_record() {
        deltas.add(List.of());

        assertThat(deltas.isEmpty()).isTrue();
    }

    @Test
    void a_record_of_the_longest_counters_is_below_half_a_megabyte() {
        deltas.add(counts(UsageDeltas.MAX_COUNTERS, "1.0.0-" + "x".repeat(250)));

        assertThat(deltas.unsent()).singleElement()
                .satisfies(record -> assertThat(record.json().length()).isBetween(300_000, 500_000));
    }

    private UsageDelta read(OutgoingRecord record) {
        return codec.data(codec.read(record.json()), UsageDelta.class);
    }

    private OutgoingRecord write(UsageDelta delta) {
        return OutgoingRecord.of(codec.event(UsageDelta.TYPE, delta.bootId(), new Actor("u", "u", "", ""), delta), codec);
    }

    private static List<UsageCount> counts(int number, String version) {
        UsageCount count = new UsageCount(Instant.parse("2026-11-21T09:00:00Z"), "01JD0000000000000000000000",
                "installer_download", "c".repeat(50), version, version, "darwin-universal", "DE", "no_build_for_target", 1);
        return Collections.nCopies(number, count);
    }

    private static EventCodec codec() {
        ObjectMapper json = new ObjectMapper().findAndRegisterModules();
        new StrictJson().customize(json);
        return new EventCodec(json);
    }
}
