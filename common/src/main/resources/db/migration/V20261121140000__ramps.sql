-- What happens to rollouts by themselves, and when nothing may.
--
-- Code of the version before runs on this: it neither plans nor freezes.

-- Since when a rollout is held: so long its ramp stands still.
alter table rollout add column held_at timestamptz;

create table ramp_step (
    rollout_id   varchar(26) not null,
    position     smallint not null,
    basis_points integer not null,
    due_at       timestamptz not null,
    applied_at   timestamptz,
    constraint ramp_step_pk primary key (rollout_id, position),
    constraint ramp_step_rollout_fk foreign key (rollout_id) references rollout (id) on delete cascade,
    constraint ramp_step_share_range check (basis_points between 1 and 10000)
);
create index ramp_step_due on ramp_step (due_at) where applied_at is null;

create table release_schedule (
    release_id   varchar(26) not null,
    app_id       varchar(26) not null,
    publish_at   timestamptz not null,
    basis_points integer not null,
    -- Steps as basis points and seconds after publishing: 1000@3600,10000@86400.
    ramp         varchar(500) not null default '',
    -- Why it was not published when its time came; it is not tried again.
    refusal      varchar(1000),
    created_at   timestamptz not null default now(),
    constraint release_schedule_pk primary key (release_id),
    constraint release_schedule_release_fk foreign key (release_id, app_id) references release (id, app_id) on delete cascade,
    constraint release_schedule_share_range check (basis_points between 0 and 10000)
);
create index release_schedule_due on release_schedule (publish_at) where refusal is null;

create table freeze_window (
    id         varchar(26) not null,
    app_id     varchar(26) not null,
    name       varchar(100) not null,
    -- Either each week, by the clocks of a time zone: minutes since Monday 00:00 …
    time_zone  varchar(64),
    from_minute smallint,
    to_minute  smallint,
    -- … or once.
    starts_at  timestamptz,
    ends_at    timestamptz,
    created_at timestamptz not null default now(),
    constraint freeze_window_pk primary key (id),
    constraint freeze_window_app_fk foreign key (app_id) references app (id) on delete cascade,
    constraint freeze_window_kind check (
        time_zone is not null and from_minute is not null and to_minute is not null and starts_at is null and ends_at is null
        or time_zone is null and from_minute is null and to_minute is null and starts_at is not null and ends_at is not null),
    constraint freeze_window_week check (
        from_minute between 0 and 10079 and to_minute between 0 and 10079 and from_minute <> to_minute),
    constraint freeze_window_order check (starts_at < ends_at)
);
create index freeze_window_app on freeze_window (app_id, id);
