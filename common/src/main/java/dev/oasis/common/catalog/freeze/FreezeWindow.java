package dev.oasis.common.catalog.freeze;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.oasis.common.id.Ulid;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** A window in which the rollouts of an app stand still. Never changed: another window is another row. */
@Entity
@Table(name = "freeze_window")
public class FreezeWindow extends PanacheEntityBase {

    @Id
    public String id;
    public String appId;
    public String name;
    public String timeZone;
    public Short fromMinute;
    public Short toMinute;
    public Instant startsAt;
    public Instant endsAt;
    public Instant createdAt;

    protected FreezeWindow() {
    }

    public FreezeWindow(String appId, String name, FreezeSpan span, Instant now) {
        this.id = Ulid.next();
        this.appId = appId;
        this.name = name;
        this.createdAt = now;
        if (span instanceof FreezeSpan.Weekly weekly) {
            timeZone = weekly.zone().getId();
            fromMinute = (short) weekly.from().minute();
            toMinute = (short) weekly.to().minute();
        } else if (span instanceof FreezeSpan.Once once) {
            startsAt = once.start();
            endsAt = once.end();
        }
    }

    public FreezeSpan span() {
        return timeZone == null ? new FreezeSpan.Once(startsAt, endsAt)
                : new FreezeSpan.Weekly(ZoneId.of(timeZone), new WeekTime(fromMinute), new WeekTime(toMinute));
    }

    /** The windows of an app, the oldest first. */
    public static Uni<List<FreezeWindow>> of(String appId) {
        return list("appId = ?1 order by id", appId);
    }
}
