-- What of a GitHub App's repositories is out of reach, and webhooks that are still to be removed at their provider.
--
-- Code of the version before runs on this: it shows an integration whose webhooks are being removed for as long as that takes.

-- Deleted for everybody but those who remove its webhooks at the provider, which needs its credentials.
alter table integration add column deleted_at timestamptz;

-- Why nothing comes of it any more, as a sentence for people.
alter table repository add column alarm varchar(500);
alter table repository add column alarm_since timestamptz;
alter table repository add constraint repository_alarm_dated check ((alarm is null) = (alarm_since is null));
create index repository_installation on repository (integration_id, installation_id) where installation_id is not null;

create table webhook_removal (
    -- Of the hook that it was.
    id                     varchar(26) not null,
    -- Without a foreign key: what could not be removed is shown after the integration is gone.
    integration_id         varchar(26) not null,
    integration_name       varchar(100) not null,
    repository_external_id varchar(100) not null,
    repository_full_name   varchar(400) not null,
    external_hook_id       varchar(64) not null,
    attempts               integer not null default 0,
    -- While it is worked at, the end of the lease.
    next_attempt_at        timestamptz not null default now(),
    -- Since when nobody tries any more: it stays at the provider.
    left_at                timestamptz,
    reason                 varchar(500),
    created_at             timestamptz not null default now(),
    constraint webhook_removal_pk primary key (id),
    constraint webhook_removal_attempts_range check (attempts >= 0),
    constraint webhook_removal_left check (left_at is null or reason is not null)
);
create index webhook_removal_due on webhook_removal (next_attempt_at) where left_at is null;
create index webhook_removal_integration on webhook_removal (integration_id) where left_at is null;

-- One star no longer stands for slashes too, as it does not in the patterns of pipelines: two do. Rules go on meaning what they
-- meant, but for stars before a slash, which now stand for one folder.
update publisher set refs = regexp_replace(regexp_replace(refs, '\*+/', '*/', 'g'), '\*+(?![*/])', '**', 'g')
where refs like '%*%';

-- Whose ID tokens the CI door takes, as its replicas tell it: rules are written elsewhere, by the same names.
create table trusted_issuer (
    name    varchar(50) not null,
    kind    varchar(16) not null,
    url     varchar(500) not null,
    seen_at timestamptz not null default now(),
    constraint trusted_issuer_pk primary key (name, kind, url)
);
