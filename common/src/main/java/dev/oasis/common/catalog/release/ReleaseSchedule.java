package dev.oasis.common.catalog.release;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.oasis.common.catalog.rollout.Share;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** When a draft is to be published by itself, and how. */
@Entity
@Table(name = "release_schedule")
public class ReleaseSchedule extends PanacheEntityBase {

    @Id
    public String releaseId;
    public String appId;
    public Instant publishAt;
    public int basisPoints;
    public String ramp;
    /** Why it was not published when its time came; null while it may still be. */
    public String refusal;
    public Instant createdAt;

    public PublishOrder order() {
        return new PublishOrder(new Share(basisPoints), RampPlan.ofText(ramp), false);
    }
}
