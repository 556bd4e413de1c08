-- Pipelines, what happened in their repositories, the jobs that came of it, and what their providers are told.
--
-- Code of the version before runs on this: it knows none of these tables.

create table pipeline (
    id               varchar(26) not null,
    app_id           varchar(26) not null,
    repository_id    varchar(26) not null,
    name             varchar(100) not null,
    kind             varchar(16) not null,
    enabled          boolean not null default true,
    -- JSON: dev.oasis.common.trigger.TriggerDocument.
    triggers         text not null,
    -- What a runner must have, sorted, with commas between.
    labels           varchar(1000) not null default '',
    concurrency_key  varchar(200),
    concurrency_mode varchar(16),
    -- JSON: what its jobs do; copied into each of them.
    definition       text not null,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    constraint pipeline_pk primary key (id),
    constraint pipeline_app_fk foreign key (app_id) references app (id) on delete cascade,
    constraint pipeline_repository_fk foreign key (repository_id) references repository (id) on delete cascade,
    constraint pipeline_name_unique unique (app_id, name),
    constraint pipeline_kind_known check (kind in ('build', 'deploy', 'host-update')),
    constraint pipeline_concurrency_known check (concurrency_mode in ('queue', 'cancel-previous', 'reject')),
    constraint pipeline_concurrency_whole check ((concurrency_key is null) = (concurrency_mode is null))
);
create index pipeline_app on pipeline (app_id, id desc);
create index pipeline_repository on pipeline (repository_id);

-- One row for one thing that happened, however often and through whichever hooks it was told (ADR 0032).
create table repository_event (
    id            varchar(26) not null,
    repository_id varchar(26) not null,
    -- SHA-256 of what tells it from others, in hex.
    identity      varchar(64) not null,
    -- A branch can be moved back and pushed to the same commit again: then it is the second time, and the third.
    occurrence    smallint not null,
    ref           varchar(1000) not null,
    -- Where it found the ref, zeros for nowhere; null for what moves no ref.
    before_sha    varchar(64),
    sha           varchar(64),
    created_at    timestamptz not null default now(),
    constraint repository_event_pk primary key (id),
    constraint repository_event_repository_fk foreign key (repository_id) references repository (id) on delete cascade,
    constraint repository_event_once unique (repository_id, identity, occurrence),
    constraint repository_event_occurrence_range check (occurrence >= 0)
);
create index repository_event_created on repository_event (created_at);
create index repository_event_before on repository_event (repository_id, before_sha) where before_sha is not null;

-- The last event that is known to have moved a ref.
create table repository_ref (
    repository_id varchar(26) not null,
    -- SHA-256 of the ref's name, which may be longer than an index takes.
    ref_sha256    varchar(64) not null,
    event_id      varchar(26) not null,
    -- Where it left the ref; zeros when the ref was deleted.
    sha           varchar(64) not null,
    constraint repository_ref_pk primary key (repository_id, ref_sha256),
    constraint repository_ref_repository_fk foreign key (repository_id) references repository (id) on delete cascade
);

create table job (
    id                  varchar(26) not null,
    app_id              varchar(26) not null,
    -- What it was made for may go, the job stays with its frozen copy.
    repository_id       varchar(26),
    pipeline_id         varchar(26),
    repository_event_id varchar(26),
    rerun_of            varchar(26),
    name                varchar(100) not null,
    kind                varchar(16) not null,
    state               varchar(16) not null default 'queued',
    cause               varchar(16) not null,
    ref                 varchar(1000) not null,
    sha                 varchar(64),
    title               varchar(200) not null default '',
    -- Who caused it: a login at the provider, or one of ours.
    actor               varchar(200) not null,
    labels              varchar(1000) not null default '',
    -- JSON: what it shall do, whatever becomes of its pipeline.
    plan                text not null,
    concurrency_key     varchar(200),
    concurrency_mode    varchar(16),
    approval            varchar(16) not null default 'not_needed',
    -- Counts leases. Whoever writes must carry it: a runner that was thought dead has an older one.
    attempt             integer not null default 0,
    runner              varchar(100),
    leased_until        timestamptz,
    -- Counts what happened to it; its events have these numbers.
    revision            integer not null default 0,
    -- Why it is where it is, as a sentence.
    reason              varchar(1000),
    -- JSON: what its runner says of the steps.
    result              text,
    created_at          timestamptz not null default now(),
    started_at          timestamptz,
    finished_at         timestamptz,
    constraint job_pk primary key (id),
    constraint job_app_fk foreign key (app_id) references app (id) on delete cascade,
    constraint job_repository_fk foreign key (repository_id) references repository (id) on delete set null,
    constraint job_pipeline_fk foreign key (pipeline_id) references pipeline (id) on delete set null,
    constraint job_event_fk foreign key (repository_event_id) references repository_event (id) on delete set null,
    constraint job_rerun_fk foreign key (rerun_of) references job (id) on delete set null,
    -- One job for an event and a pipeline.
    constraint job_once unique (repository_event_id, pipeline_id),
    constraint job_kind_known check (kind in ('build', 'deploy', 'host-update')),
    constraint job_state_known check (state in ('queued', 'leased', 'running', 'cancelling', 'verifying', 'rolling_back',
        'succeeded', 'failed', 'timed_out', 'cancelled', 'lost', 'rolled_back', 'rollback_failed')),
    constraint job_cause_known check (cause in ('push', 'tag', 'change', 'release', 'manual', 'rerun', 'schedule')),
    constraint job_concurrency_known check (concurrency_mode in ('queue', 'cancel-previous', 'reject')),
    constraint job_concurrency_whole check ((concurrency_key is null) = (concurrency_mode is null)),
    constraint job_approval_known check (approval in ('not_needed', 'awaiting', 'granted', 'refused')),
    -- What nobody has approved does not run.
    constraint job_approved_before_run check (approval in ('not_needed', 'granted') or state in ('queued', 'cancelled')),
    constraint job_refused_is_cancelled check (approval <> 'refused' or state = 'cancelled'),
    constraint job_leased_by_somebody check (
        (state in ('leased', 'running', 'cancelling', 'verifying', 'rolling_back'))
        = (runner is not null and leased_until is not null)),
    constraint job_attempt_range check (attempt >= 0 and (attempt > 0 or runner is null)),
    constraint job_finished_dated check (
        (state in ('succeeded', 'failed', 'timed_out', 'cancelled', 'lost', 'rolled_back', 'rollback_failed'))
        = (finished_at is not null))
);
create index job_app on job (app_id, id desc);
create index job_repository on job (repository_id, id desc);
create index job_pipeline on job (pipeline_id, id desc);
create index job_rerun on job (rerun_of) where rerun_of is not null;
create index job_claimable on job (id) where state = 'queued' and approval in ('not_needed', 'granted');
create index job_leased on job (leased_until) where leased_until is not null;
create index job_concurrency on job (app_id, concurrency_key) where concurrency_key is not null and finished_at is null;

create table job_event (
    job_id      varchar(26) not null,
    revision    integer not null,
    occurred_at timestamptz not null default now(),
    -- Null for the first.
    from_state  varchar(16),
    state       varchar(16) not null,
    -- What happened: a state's name, or approved and refused.
    what        varchar(16) not null,
    attempt     integer not null,
    actor       varchar(200) not null,
    reason      varchar(1000),
    -- Two that would move a job from the same place meet here.
    constraint job_event_pk primary key (job_id, revision),
    constraint job_event_job_fk foreign key (job_id) references job (id) on delete cascade
);

-- The moves of dev.oasis.common.jobs.JobState, whoever writes.
create function refuse_job_move() returns trigger language plpgsql as $$
begin
    if new.attempt < old.attempt or new.revision <= old.revision then
        raise exception 'violates "job_moves": attempt and revision only grow'
            using errcode = 'integrity_constraint_violation', constraint = 'job_moves';
    end if;
    if new.state <> old.state and not (case old.state
        when 'queued' then new.state in ('leased', 'cancelled')
        when 'leased' then new.state in ('running', 'queued', 'cancelling', 'failed', 'lost')
        when 'running' then new.state in ('succeeded', 'failed', 'timed_out', 'cancelling', 'lost')
            or new.kind = 'build' and new.state = 'queued' or new.kind <> 'build' and new.state in ('verifying', 'rolling_back')
        when 'cancelling' then new.state in ('cancelled', 'succeeded', 'failed', 'timed_out', 'lost')
            or new.kind <> 'build' and new.state = 'rolling_back'
        when 'verifying' then new.kind <> 'build' and new.state in ('succeeded', 'failed', 'rolling_back', 'cancelling', 'lost')
        when 'rolling_back' then new.kind <> 'build' and new.state in ('rolled_back', 'rollback_failed', 'lost')
        else false end) then
        raise exception 'violates "job_moves": % job from % to %', new.kind, old.state, new.state
            using errcode = 'integrity_constraint_violation', constraint = 'job_moves';
    end if;
    return new;
end $$;

create trigger job_moves before update of state, attempt on job
    for each row when (old.state is distinct from new.state or old.attempt is distinct from new.attempt)
    execute function refuse_job_move();

-- What a job's provider is to be told, and what it has been: the newest only, so nothing older can follow it (ADR 0033).
create table provider_status (
    job_id          varchar(26) not null,
    integration_id  varchar(26) not null,
    -- The revision of the job that is to be told, and the one that was settled: told, or refused for good.
    wanted_revision integer not null,
    wanted_state    varchar(16) not null,
    settled_revision integer not null default -1,
    -- The state that the provider was told last.
    told_state      varchar(16),
    told_at         timestamptz,
    -- The check run, once there is one.
    external_id     varchar(100),
    attempts        integer not null default 0,
    next_attempt_at timestamptz not null default now(),
    -- Who sends holds it for a while.
    claim           varchar(26),
    claimed_until   timestamptz,
    last_error      varchar(500),
    -- The provider said no to the settled revision.
    refused         boolean not null default false,
    created_at      timestamptz not null default now(),
    constraint provider_status_pk primary key (job_id),
    constraint provider_status_job_fk foreign key (job_id) references job (id) on delete cascade,
    constraint provider_status_integration_fk foreign key (integration_id) references integration (id) on delete cascade,
    constraint provider_status_order check (settled_revision <= wanted_revision),
    constraint provider_status_claim check ((claim is null) = (claimed_until is null))
);
create index provider_status_due on provider_status (next_attempt_at) where settled_revision < wanted_revision;
create index provider_status_integration on provider_status (integration_id);

-- Until when an integration's provider wants to be left alone.
create table provider_pause (
    integration_id varchar(26) not null,
    until          timestamptz not null,
    constraint provider_pause_pk primary key (integration_id),
    constraint provider_pause_integration_fk foreign key (integration_id) references integration (id) on delete cascade
);
