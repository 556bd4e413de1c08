package dev.oasis.common.jobs;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** One thing that happened to a job. */
@Entity
@Table(name = "job_event")
@IdClass(JobEvent.Key.class)
public class JobEvent extends PanacheEntityBase {

    @Id
    public String jobId;
    @Id
    public int revision;
    public Instant occurredAt;
    @Convert(converter = JobStateColumn.class)
    public JobState fromState;
    @Convert(converter = JobStateColumn.class)
    public JobState state;
    /** The state's word, or {@code approved} or {@code refused}. */
    public String what;
    public int attempt;
    public String actor;
    public String reason;

    /** Which event of which job; a class and not a record, because Hibernate fills it in. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        public String jobId;
        public int revision;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.revision == revision && Objects.equals(key.jobId, jobId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(jobId, revision);
        }
    }

    /** Of one job, the oldest first. */
    public static Uni<List<JobEvent>> of(String jobId) {
        return list("jobId = ?1 order by revision", jobId);
    }
}
