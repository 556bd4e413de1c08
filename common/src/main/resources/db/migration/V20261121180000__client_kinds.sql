-- Distinct clients of a day by what they are, so that a preview can tell how many of each kind a release would reach. Beside
-- active_clients_daily, which they add up to, because code of the version before writes that one without knowing kinds.
create table active_client_kinds_daily (
    app_id varchar(26) not null,
    bucket timestamptz not null,
    -- The words of usage_hourly.
    channel varchar(50) not null,
    current_version varchar(256) not null,
    platform varchar(32) not null,
    -- As in active_clients_daily.
    sketch bytea not null,
    constraint active_client_kinds_daily_pk primary key (app_id, bucket, channel, current_version, platform),
    constraint active_client_kinds_daily_length check (length(sketch) = 1024)
);

-- What is too old to be asked for goes by its day, whatever the app.
create index active_client_kinds_daily_bucket on active_client_kinds_daily (bucket);
