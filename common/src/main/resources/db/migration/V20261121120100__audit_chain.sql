-- The audit trail as a chain: entries wait for their seal, one sealer chains what is committed, and nothing is ever changed.

-- Seal n is SHA-256(hash of seal n - 1 || digest of the entry), the first one with 32 zero bytes before it. No foreign key: a
-- seal outlives an entry that somebody removes, and so names it.
create table audit_seal (
    n            bigint not null,
    entry_id     varchar(26) not null,
    entry_sha256 bytea not null,
    previous     bytea not null,
    hash         bytea not null,
    sealed_at    timestamptz not null default now(),
    constraint audit_seal_pk primary key (n),
    constraint audit_seal_entry_unique unique (entry_id),
    constraint audit_seal_counts check (n > 0),
    constraint audit_seal_digests check (length(entry_sha256) = 32 and length(previous) = 32 and length(hash) = 32)
);

-- What is committed and not sealed yet. A row is visible from the commit of its entry on, however late that is.
create table audit_unsealed (
    entry_id varchar(26) not null,
    constraint audit_unsealed_pk primary key (entry_id)
);
insert into audit_unsealed (entry_id) select id from audit_entry;

-- By the database and not by code, so that an entry of an older version's code waits for its seal too.
create function audit_entry_await_seal() returns trigger language plpgsql as $$
begin
    insert into audit_unsealed (entry_id) values (new.id);
    return new;
end $$;
create trigger audit_entry_await_seal after insert on audit_entry
    for each row execute function audit_entry_await_seal();

create function audit_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'The audit trail is only ever added to' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function audit_append_only();
create trigger audit_entry_no_truncate before truncate on audit_entry
    for each statement execute function audit_append_only();
create trigger audit_seal_append_only before update or delete on audit_seal
    for each row execute function audit_append_only();
create trigger audit_seal_no_truncate before truncate on audit_seal
    for each statement execute function audit_append_only();

create index audit_entry_actor on audit_entry (actor, id desc);
create index audit_entry_action on audit_entry (action, id desc);
create index audit_entry_time on audit_entry (occurred_at);
