-- What decides who is offered a release: terms of a release, what becomes of the clients of a recalled one, options of an app.
--
-- Code of the version before runs on this: every column has a default, and that code never recalls.

alter table app
    -- Whether a client that sends no id has a place in staged rollouts by its network address.
    add column address_buckets boolean not null default false,
    -- Whether msi and nsis stand in for each other.
    add column msi_nsis_interchangeable boolean not null default false,
    -- Whether clients of Tauri v1 get a document with their own version in place of 204, which the oldest cannot read.
    add column quiet_for_oldest boolean not null default false;

alter table release
    -- Clients below must install it before any higher one.
    add column floor boolean not null default false,
    add column critical boolean not null default false,
    add column minimum_darwin varchar(40),
    add column minimum_linux varchar(40),
    add column minimum_windows varchar(40),
    -- What becomes of the clients that have it; set as long as it is recalled.
    add column recall_exit varchar(16),
    add column recall_reason varchar(1000),
    add column recalled_at timestamptz,
    add constraint release_minimum_form check (
        coalesce(minimum_darwin, '0') ~ '^[0-9]+([.][0-9]+){0,3}$' and coalesce(minimum_linux, '0') ~ '^[0-9]+([.][0-9]+){0,3}$'
        and coalesce(minimum_windows, '0') ~ '^[0-9]+([.][0-9]+){0,3}$'),
    add constraint release_recall_exit_known check (recall_exit in ('hold', 'allow_downgrade', 'roll_forward')),
    add constraint release_recall_whole check (
        recalled = (recall_exit is not null) and recalled = (recalled_at is not null)
        and (recalled or recall_reason is null)),
    add constraint release_recall_published check (not recalled or status <> 'draft');

-- A client that was offered a release keeps being offered it: a share never shrinks, and places never move.
create function rollout_only_grows() returns trigger language plpgsql as $$
begin
    if new.basis_points < old.basis_points or new.salt <> old.salt or new.release_id <> old.release_id
            or new.channel <> old.channel then
        raise exception 'A rollout only grows' using errcode = 'check_violation', constraint = 'rollout_only_grows';
    end if;
    return new;
end
$$;
create trigger rollout_only_grows before update on rollout for each row execute function rollout_only_grows();

alter table rollout add column updated_at timestamptz not null default now();
