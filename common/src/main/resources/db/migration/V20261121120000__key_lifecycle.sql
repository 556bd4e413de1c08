-- Keys whole: switched off and on, rotated with an overlap; and who counts as an owner.

-- What owners do concerns all apps. An owner of some apps could do there what an admin can, and is one from now on.
update api_key set scopes = replace(replace(scopes, 'owner,admin', 'admin'), 'owner', 'admin') where not all_apps;

alter table api_key
    add column enabled boolean not null default true,
    add column updated_at timestamptz not null default now(),
    -- The secret that the last rotation replaced, which may still be used until then.
    add column previous_sha256 varchar(64),
    add column previous_until timestamptz,
    add constraint api_key_previous_unique unique (previous_sha256),
    add constraint api_key_previous_whole check ((previous_sha256 is null) = (previous_until is null)),
    add constraint api_key_owner_for_all check (all_apps or scopes !~ '(^|,)owner(,|$)');
update api_key set updated_at = created_at;

-- Whoever can manage keys and people right now. While it is empty the bootstrap key is accepted; no change may make it empty.
-- A later migration that brings another kind of owner replaces the view by one that has it too.
create view working_owner as
    select cast('key' as text) as kind, cast(id as text) as id
    from api_key
    where scopes ~ '(^|,)owner(,|$)' and enabled and revoked_at is null and (expires_at is null or expires_at > now());
