package dev.oasis.common.jobs;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** What a job's provider is to be told and has been, for looking at; the CI door writes it by SQL. */
@Entity
@Table(name = "provider_status")
public class ProviderStatus extends PanacheEntityBase {

    @Id
    public String jobId;
    public String integrationId;
    public int wantedRevision;
    public String wantedState;
    public int settledRevision;
    public String toldState;
    public Instant toldAt;
    public int attempts;
    public Instant nextAttemptAt;
    public String lastError;
    public boolean refused;

    public boolean isSettled() {
        return settledRevision >= wantedRevision;
    }

    /** Null when nobody is told, or nothing yet. */
    public static Uni<ProviderStatus> of(String jobId) {
        return findById(jobId);
    }
}
