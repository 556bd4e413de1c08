package dev.oasis.admin.job;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.identity.AppBinding;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.jobs.Job;
import dev.oasis.common.jobs.JobEvent;
import dev.oasis.common.jobs.JobView;
import dev.oasis.common.jobs.ProviderStatus;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.pipeline.PipelineJson;
import dev.oasis.common.web.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;

/** Looks at jobs, as far as the caller may. */
@ApplicationScoped
public class JobReading {

    private final AppAccess access;
    private final PipelineJson json;

    public JobReading(AppAccess access, PipelineJson json) {
        this.access = access;
        this.json = json;
    }

    @WithSession
    public Uni<Page<JobView>> list(Caller caller, Cursor cursor, JobFilter filter) {
        return visible(caller, filter).flatMap(apps -> find(apps, cursor, filter))
                .map(jobs -> Page.of(jobs, cursor, job -> job.id, JobView::of));
    }

    @WithSession
    public Uni<JobDetailView> get(Caller caller, String id) {
        return Job.require(id).invoke(job -> requireVisible(caller, job)).flatMap(job -> JobEvent.of(id)
                .flatMap(events -> ProviderStatus.of(id).map(status -> detail(job, events, Optional.ofNullable(status)))));
    }

    /** @throws Problem {@code job_not_found} for a job of an app that the caller does not see */
    static void requireVisible(Caller caller, Job job) {
        if (!caller.may(job.appId)) {
            throw Job.notFound();
        }
    }

    private Uni<AppBinding> visible(Caller caller, JobFilter filter) {
        return filter.app().map(app -> access.require(caller, app).map(found -> AppBinding.only(Set.of(found.id))))
                .orElseGet(() -> Uni.createFrom().item(caller.reach()));
    }

    private static Uni<List<Job>> find(AppBinding apps, Cursor cursor, JobFilter filter) {
        Parameters values = Parameters.with("before", cursor.before());
        StringBuilder condition = new StringBuilder("id < :before");
        if (!apps.all()) {
            condition.append(" and appId in :apps");
            values.and("apps", apps.ids());
        }
        filter.repository().ifPresent(repository -> {
            condition.append(" and repositoryId = :repository");
            values.and("repository", repository);
        });
        filter.pipeline().ifPresent(pipeline -> {
            condition.append(" and pipelineId = :pipeline");
            values.and("pipeline", pipeline);
        });
        filter.state().ifPresent(state -> {
            condition.append(" and state = :state");
            values.and("state", state);
        });
        return Job.<Job> find(condition + " order by id desc", values).page(0, cursor.fetch()).list();
    }

    private JobDetailView detail(Job job, List<JobEvent> events, Optional<ProviderStatus> status) {
        return new JobDetailView(JobView.of(job), json.read(job.plan), job.result == null ? null : json.read(job.result),
                events.stream().map(JobEventView::of).toList(), status.map(ProviderStatusView::of).orElse(null));
    }
}
