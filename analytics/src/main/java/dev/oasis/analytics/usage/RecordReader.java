package dev.oasis.analytics.usage;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.events.ActiveClients;
import dev.oasis.common.events.ClientEvent;
import dev.oasis.common.events.Event;
import dev.oasis.common.events.EventCodec;
import dev.oasis.common.events.UnreadableEvent;
import dev.oasis.common.events.UsageCount;
import dev.oasis.common.events.UsageDelta;
import dev.oasis.common.events.UsageKind;
import dev.oasis.common.statistics.ClientSketch;

/** From the bytes of a record to what it contributes. */
@ApplicationScoped
public class RecordReader {

    private static final Set<String> COUNTED_KINDS = Arrays.stream(UsageKind.values()).map(UsageKind::wireName)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> REPORTS = Set.of("downloaded", "installed", "started", "failed");
    /** More than any process can count between two records; sums of it stay far below what a bigint holds. */
    private static final long MAX_COUNT = 1_000_000_000L;
    private static final int MAX_ID = 64;

    private final EventCodec codec;

    public RecordReader(EventCodec codec) {
        this.codec = codec;
    }

    /** @throws UnreadableEvent when the record is none of ours or breaks a rule; retrying cannot help */
    Contribution read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new UnreadableEvent("the record has no value", null);
        }
        Event event = codec.read(new String(record.value(), StandardCharsets.UTF_8));
        return switch (event.type()) {
            case UsageDelta.TYPE -> delta(codec.data(event, UsageDelta.class), record.key());
            case ClientEvent.TYPE -> report(event, codec.data(event, ClientEvent.class));
            default -> throw new UnreadableEvent("type " + event.type() + " is not known here", null);
        };
    }

    // Only the order within a key makes "the last sequence" mean "all sequences up to it".
    private static Contribution delta(UsageDelta delta, byte[] key) {
        require(delta.bootId() != null && delta.bootId().matches("[0-9A-Z]{26}"), "bootId is not an id");
        require(key != null && delta.bootId().equals(new String(key, StandardCharsets.UTF_8)), "the key is not the bootId");
        require(delta.sequence() > 0, "sequence is not positive");
        return new Contribution.Delta(delta.bootId(), delta.sequence(),
                Stream.concat(delta.counters().stream(), delta.identified().stream()).map(RecordReader::line).toList(),
                delta.clients().stream().map(RecordReader::clients).toList());
    }

    private static Contribution.Clients clients(ActiveClients clients) {
        require(clients.appId() != null && clients.appId().matches("[0-9A-Z]{26}"), "appId is not an id");
        require(clients.day() != null, "day is missing");
        require(clients.sketch() != null && clients.sketch().length == ClientSketch.BYTES, "the sketch is none");
        AppDay day = new AppDay(clients.appId(), clients.day().truncatedTo(ChronoUnit.DAYS));
        // A version is on every check, so what has none is of a process that does not know kinds.
        Optional<ClientKind> kind = Optional.ofNullable(clients.currentVersion())
                .map(version -> new ClientKind(day, clients.channel(), version, clients.platform()));
        return new Contribution.Clients(day, kind, ClientSketch.of(clients.sketch()));
    }

    private static Contribution.Line line(UsageCount counter) {
        require(counter.hour() != null, "hour is missing");
        require(counter.kind() != null && COUNTED_KINDS.contains(counter.kind()), "kind is not known");
        require(counter.count() > 0 && counter.count() <= MAX_COUNT, "count is out of range");
        return new Contribution.Line(new RollupKey(counter.appId(), counter.hour().truncatedTo(ChronoUnit.HOURS),
                counter.kind(), counter.channel(), counter.currentVersion(), counter.releaseVersion(), counter.platform(),
                counter.country(), counter.outcome()), counter.count());
    }

    private static Contribution report(Event event, ClientEvent report) {
        require(event.id().length() <= MAX_ID, "id is too long");
        require(event.occurredAt() != null, "occurredAt is missing");
        require(report.type() != null && REPORTS.contains(report.type()), "the report's type is not known");
        return new Contribution.Report(event.id(), new Contribution.Line(new RollupKey(report.appId(),
                event.occurredAt().truncatedTo(ChronoUnit.HOURS), "client_" + report.type(), "", report.currentVersion(),
                report.version(), platform(report.platform()), "", ""), 1));
    }

    // Anybody can send reports: what they say must not make endless rows.
    private static String platform(String named) {
        return named == null ? "" : Platform.parse(named).map(Platform::wireName).orElse(UsageCount.OTHER_VERSION);
    }

    private static void require(boolean rule, String reason) {
        if (!rule) {
            throw new UnreadableEvent(reason, null);
        }
    }
}
