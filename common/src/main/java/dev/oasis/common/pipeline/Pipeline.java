package dev.oasis.common.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.oasis.common.catalog.app.RowLock;
import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.jobs.ConcurrencyMode;
import dev.oasis.common.jobs.ConcurrencyModeColumn;
import dev.oasis.common.jobs.JobKind;
import dev.oasis.common.jobs.JobKindColumn;
import dev.oasis.common.jobs.JobOrder.Concurrency;
import dev.oasis.common.trigger.Refs;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

/** What is done when something happens in a repository of an app, or when somebody asks for it. */
@Entity
@Table(name = "pipeline")
public class Pipeline extends PanacheEntityBase {

    /** Stands in a concurrency key for the name of the branch or tag. */
    public static final String REF = "{ref}";

    private static final int MAX_KEY = 200;

    @Id
    public String id;
    public String appId;
    public String repositoryId;
    public String name;
    @Convert(converter = JobKindColumn.class)
    public JobKind kind;
    /** Whether events start it; by hand it can be run all the same. */
    public boolean enabled;
    /** JSON: {@link dev.oasis.common.trigger.TriggerDocument}. */
    public String triggers;
    /** Sorted, with commas between. */
    public String labels;
    public String concurrencyKey;
    @Convert(converter = ConcurrencyModeColumn.class)
    public ConcurrencyMode concurrencyMode;
    /** JSON: what its jobs do. */
    public String definition;
    public Instant createdAt;
    public Instant updatedAt;

    protected Pipeline() {
    }

    public Pipeline(String appId, String repositoryId, JobKind kind, Instant now) {
        this.id = Ulid.next();
        this.appId = appId;
        this.repositoryId = repositoryId;
        this.kind = kind;
        this.enabled = true;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public SortedSet<String> labelSet() {
        return labels.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(labels.split(",")));
    }

    /** What its job for a ref must not run beside. */
    public Optional<Concurrency> concurrency(String ref) {
        return Optional.ofNullable(concurrencyKey).map(key -> key.replace(REF, Refs.shortName(ref)))
                .map(key -> new Concurrency(key.length() <= MAX_KEY ? key : Sha256.hex(key), concurrencyMode));
    }

    /** Those that events of the repository can start: of the app that it is linked to now, and switched on. */
    public static Uni<List<Pipeline>> startedBy(String repositoryId, String appId) {
        return list("repositoryId = ?1 and appId = ?2 and enabled order by id", repositoryId, appId);
    }

    /** @throws Problem {@code pipeline_not_found} also when it is another app's */
    public static Uni<Pipeline> require(String appId, String id) {
        return find("appId = ?1 and id = ?2", appId, id).<Pipeline> firstResult().invoke(Pipeline::requireFound);
    }

    /** The same, with the row locked until the transaction ends. */
    public static Uni<Pipeline> requireLocked(String appId, String id) {
        return require(appId, id).flatMap(RowLock::exclusive).invoke(Pipeline::requireFound);
    }

    private static void requireFound(Pipeline pipeline) {
        if (pipeline == null) {
            throw Problem.of(ProblemCode.PIPELINE_NOT_FOUND, "This app has no pipeline with this id.");
        }
    }
}
