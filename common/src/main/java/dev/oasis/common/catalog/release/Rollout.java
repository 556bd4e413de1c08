package dev.oasis.common.catalog.release;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.oasis.common.catalog.rollout.RolloutBucket;
import dev.oasis.common.id.Ulid;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** Who is offered a release on one channel. */
@Entity
@Table(name = "rollout")
public class Rollout extends PanacheEntityBase {

    public static final int EVERYBODY = RolloutBucket.EVERYBODY;

    @Id
    public String id;
    public String releaseId;
    public String appId;
    public String channel;
    public int basisPoints;
    public String salt;
    public boolean held;
    public Instant createdAt;

    /** A rollout to everybody on the release's own channel. The salt is the release's, so that a client keeps its place. */
    public static Rollout toEverybody(Release release, Instant now) {
        Rollout rollout = new Rollout();
        rollout.id = Ulid.next();
        rollout.releaseId = release.id;
        rollout.appId = release.appId;
        rollout.channel = release.channel;
        rollout.basisPoints = EVERYBODY;
        rollout.salt = release.id;
        rollout.createdAt = now;
        return rollout;
    }
}
