-- Webhooks: where deliveries come in, and the inbox that keeps each of them until its effects are committed.
--
-- Code of the version before runs on this: it knows neither table.

create table webhook_hook (
    id                  varchar(26) not null,
    provider            varchar(16) not null,
    name                varchar(100) not null,
    -- Without a foreign key: integrations and repositories may go, what their hook has received stays to be looked at.
    integration_id      varchar(26),
    repository_id       varchar(26),
    -- GitHub names the hook of a delivery in a header: by the host, and by the hook's number or that of the App.
    host                varchar(255) not null default 'github.com',
    external_hook_id    varchar(64),
    external_app_id     varchar(64),
    -- Sealed. GitHub, generic: the shared secret. GitLab: the key under which the token's HMAC was made; the token is not kept.
    secret              text not null,
    token_hmac          bytea,
    -- What was valid before a rotation still is, until then.
    previous_secret     text,
    previous_token_hmac bytea,
    previous_until      timestamptz,
    active              boolean not null default true,
    -- Why nothing more may come, as the provider tells it; null while all is well.
    alarm               varchar(500),
    alarmed_at          timestamptz,
    -- How far the provider's list of deliveries was compared with the inbox.
    reconciled_until    timestamptz,
    reconciled_at       timestamptz,
    created_at          timestamptz not null default now(),
    updated_at          timestamptz not null default now(),
    constraint webhook_hook_pk primary key (id),
    constraint webhook_hook_provider_known check (provider in ('github', 'gitlab', 'generic')),
    constraint webhook_hook_token check ((provider = 'gitlab') = (token_hmac is not null)),
    constraint webhook_hook_previous check ((previous_secret is null) = (previous_until is null)),
    constraint webhook_hook_alarm check ((alarm is null) = (alarmed_at is null))
);
create unique index webhook_hook_external_hook on webhook_hook (provider, host, external_hook_id)
    where external_hook_id is not null;
create unique index webhook_hook_external_app on webhook_hook (provider, host, external_app_id)
    where external_app_id is not null;
create index webhook_hook_repository on webhook_hook (repository_id) where repository_id is not null;
create index webhook_hook_integration on webhook_hook (integration_id) where integration_id is not null;

create table webhook_event (
    id              varchar(26) not null,
    provider        varchar(16) not null,
    -- Without a foreign key: what has come in outlives its hook.
    hook_id         varchar(26) not null,
    -- The provider's, or sha256: and the digest of the body where it sends none.
    delivery_id     varchar(200) not null,
    event           varchar(100) not null,
    action          varchar(100),
    -- The full name by which the body calls it, for lists; rules go by ids.
    repository      varchar(300),
    headers         jsonb not null,
    -- The JSON as it was signed, gzip-compressed; null once retention has taken it.
    body            bytea,
    body_size       integer not null,
    body_sha256     bytea not null,
    state           varchar(16) not null default 'received',
    -- What came of it: a summary, why it was ignored, or how it failed last.
    outcome         varchar(1000),
    attempts        integer not null default 0,
    -- Counts claims and never goes back: who no longer holds the newest one has no effect.
    claim           integer not null default 0,
    -- While it is worked at, the end of the lease.
    next_attempt_at timestamptz not null default now(),
    -- How often the provider has sent it.
    deliveries      integer not null default 1,
    received_at     timestamptz not null default now(),
    settled_at      timestamptz,
    constraint webhook_event_pk primary key (id),
    constraint webhook_event_delivery_unique unique (provider, hook_id, delivery_id),
    constraint webhook_event_provider_known check (provider in ('github', 'gitlab', 'generic')),
    constraint webhook_event_state_known check (state in ('received', 'processed', 'ignored', 'failed', 'dead')),
    constraint webhook_event_attempts_range check (attempts >= 0),
    constraint webhook_event_settled check ((state in ('received', 'failed')) = (settled_at is null)),
    constraint webhook_event_body_needed check (body is not null or settled_at is not null)
);
create index webhook_event_due on webhook_event (next_attempt_at) where state in ('received', 'failed');
create index webhook_event_state on webhook_event (state, id);
create index webhook_event_repository on webhook_event (repository, id) where repository is not null;
create index webhook_event_received on webhook_event (received_at);
create index webhook_event_body_kept on webhook_event (settled_at) where body is not null;
