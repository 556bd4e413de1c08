-- Distinct clients of a day, of those that send an id: a sketch that can be merged and counted, from which no id can be read.
-- Days as in usage_daily; weeks and months are merged from them.
create table active_clients_daily (
    app_id varchar(26) not null,
    bucket timestamptz not null,
    -- UltraLogLog of precision 10: what it is made with must not change, or merging would count nonsense.
    sketch bytea not null,
    constraint active_clients_daily_pk primary key (app_id, bucket),
    constraint active_clients_daily_length check (length(sketch) = 1024)
);
