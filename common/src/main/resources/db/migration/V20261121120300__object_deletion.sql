-- Objects of the bucket that are to go, and the two rules that make deleting them safe (ADR 0012): whatever a deleted row
-- named is queued in the same transaction, and a key that was once given up for deletion is never referred to again.

create table object_deletion (
    id              bigint generated always as identity,
    object_key      varchar(1024) not null,
    -- upload: presigned, goes with time; copied: a blob that no row referred to yet; deleted: a row that referred to it is gone.
    cause           varchar(16) not null,
    queued_at       timestamptz not null default now(),
    attempts        integer not null default 0,
    next_attempt_at timestamptz not null default now(),
    last_error      varchar(500),
    -- From here on nothing may refer to the key: the request to the storage may be under way.
    condemned_at    timestamptz,
    -- The row stays for a while as a tombstone, so that a late request cannot meet a key in use.
    deleted_at      timestamptz,
    constraint object_deletion_pk primary key (id),
    constraint object_deletion_cause_known check (cause in ('upload', 'copied', 'deleted')),
    constraint object_deletion_attempts_range check (attempts >= 0),
    constraint object_deletion_condemned_first check (deleted_at is null or condemned_at is not null)
);
create index object_deletion_key on object_deletion (object_key);
create index object_deletion_due on object_deletion (next_attempt_at) where deleted_at is null;
create index object_deletion_tombstone on object_deletion (deleted_at) where deleted_at is not null;

create index artifact_blob on artifact (blob_key) where blob_key is not null;
create index installer_blob on installer (blob_key) where blob_key is not null;
create index artifact_pending on artifact (object_key) where not verified;
create index installer_pending on installer (object_key) where not verified;
create index verification_blob on verification (blob_key);

-- Shared among those who refer to keys, against the exclusive lock of the one who gives a key up: either sees the other.
create function refuse_condemned_blob() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(new.blob_key, 0));
    if exists (select 1 from object_deletion where object_key = new.blob_key and condemned_at is not null) then
        raise exception 'violates "blob_not_condemned": the object is being deleted'
            using errcode = 'integrity_constraint_violation', constraint = 'blob_not_condemned';
    end if;
    return new;
end $$;

create trigger artifact_blob_not_condemned before insert or update of blob_key on artifact
    for each row when (new.blob_key is not null) execute function refuse_condemned_blob();
create trigger installer_blob_not_condemned before insert or update of blob_key on installer
    for each row when (new.blob_key is not null) execute function refuse_condemned_blob();

-- For every way in which a row can go, cascades included. Uploads only where we presigned them: others are not ours to delete.
create function queue_objects_of_deleted_rows() returns trigger language plpgsql as $$
begin
    insert into object_deletion (object_key, cause)
    select distinct blob_key, 'deleted' from gone where blob_key is not null
    union
    select distinct object_key, 'deleted' from gone where exists (
        select 1 from object_deletion where object_deletion.object_key = gone.object_key
            and cause = 'upload' and deleted_at is null);
    return null;
end $$;

create trigger artifact_objects_queued after delete on artifact
    referencing old table as gone for each statement execute function queue_objects_of_deleted_rows();
create trigger installer_objects_queued after delete on installer
    referencing old table as gone for each statement execute function queue_objects_of_deleted_rows();

-- Uploads that administrators presign have a row of their own from the start; CI's are noted where they are presigned.
create function queue_expiring_upload() returns trigger language plpgsql as $$
begin
    insert into object_deletion (object_key, cause) values (new.object_key, 'upload');
    return null;
end $$;

create trigger artifact_upload_expires after insert on artifact
    for each row when (not new.verified and new.object_key is not null) execute function queue_expiring_upload();
create trigger installer_upload_expires after insert on installer
    for each row when (not new.verified and new.object_key is not null) execute function queue_expiring_upload();

-- What was presigned before this table was there, recognised by the form of its key.
insert into object_deletion (object_key, cause, queued_at)
select object_key, 'upload', min(created_at)
from (select object_key, created_at from artifact union all select object_key, created_at from installer) uploaded
where object_key ~ '^[a-z0-9-]+/uploads/[0-9A-HJKMNP-TV-Z]{26}/[^/]+$'
group by object_key;
