package dev.oasis.common.catalog.release;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.oasis.common.catalog.rollout.Share;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** Who is offered a release on one channel. */
@Entity
@Table(name = "rollout")
public class Rollout extends PanacheEntityBase {

    @Id
    public String id;
    public String releaseId;
    public String appId;
    public String channel;
    public int basisPoints;
    public String salt;
    public boolean held;
    /** Since when; written by {@link Ramp} alone. */
    @Column(insertable = false, updatable = false)
    public Instant heldAt;
    public Instant createdAt;
    public Instant updatedAt;

    /** The salt is the release's, the same on each channel, so that a client keeps its place when a release is promoted. */
    public static Rollout of(Release release, String channel, Share share, Instant now) {
        Rollout rollout = new Rollout();
        rollout.id = Ulid.next();
        rollout.releaseId = release.id;
        rollout.appId = release.appId;
        rollout.channel = channel;
        rollout.basisPoints = share.basisPoints();
        rollout.salt = release.id;
        rollout.createdAt = now;
        rollout.updatedAt = now;
        return rollout;
    }

    public Share share() {
        return new Share(basisPoints);
    }

    /** Those of a release, the oldest first. */
    public static Uni<List<Rollout>> of(String releaseId) {
        return list("releaseId = ?1 order by id", releaseId);
    }

    /** Null when the release is not on the channel. */
    public static Uni<Rollout> on(String releaseId, String channel) {
        return find("releaseId = ?1 and channel = ?2", releaseId, channel).firstResult();
    }

    /** @throws Problem {@code rollout_not_found} */
    public static Uni<Rollout> require(String releaseId, String channel) {
        return on(releaseId, channel).invoke(rollout -> {
            if (rollout == null) {
                throw Problem.of(ProblemCode.ROLLOUT_NOT_FOUND,
                        "The release has no rollout on this channel; promote it there first.");
            }
        });
    }
}
