package dev.oasis.common.catalog.app;

import java.util.List;
import java.util.Objects;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** A line of releases of an app. A client on a channel is also offered what more stable channels carry. */
@Entity
@Table(name = "channel")
@IdClass(ChannelId.class)
public class Channel extends PanacheEntityBase {

    public static final String STABLE = "stable";

    @Id
    public String appId;
    @Id
    public String name;
    /** 0 is the most stable. */
    public short stability;

    protected Channel() {
    }

    public Channel(String appId, String name, int stability) {
        this.appId = Objects.requireNonNull(appId);
        this.name = Objects.requireNonNull(name);
        this.stability = (short) stability;
    }

    /** The channels of an app, the most stable first. */
    public static Uni<List<Channel>> of(String appId) {
        return list("appId = ?1 order by stability, name", appId);
    }
}
