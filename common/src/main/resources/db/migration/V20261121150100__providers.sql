-- Where source lies: accounts at GitHub and GitLab, and their repositories.
--
-- Code of the version before runs on this: it knows neither.

create table integration (
    id             varchar(26) not null,
    kind           varchar(16) not null,
    name           varchar(100) not null,
    -- Where people look, and where programs ask.
    base_url       varchar(300) not null,
    api_url        varchar(300) not null,
    -- The App's number at GitHub, otherwise the account's.
    external_id    varchar(100),
    -- The App's slug, otherwise the account's login.
    account        varchar(200),
    -- A sealed JSON object: see dev.oasis.common.provider.credential.
    credentials    text not null,
    -- Raised by whoever speaks to the provider, lowered when it answers as it should again.
    alarm          varchar(500),
    alarm_since    timestamptz,
    checked_at     timestamptz,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now(),
    constraint integration_pk primary key (id),
    constraint integration_kind_known check (
        kind in ('github_app', 'github_token', 'github_oauth', 'gitlab_token', 'gitlab_oauth')),
    constraint integration_app_has_number check (kind <> 'github_app' or external_id is not null),
    constraint integration_alarm_dated check ((alarm is null) = (alarm_since is null))
);
-- A GitHub App has one webhook and one key; two rows would fight over them.
create unique index integration_github_app on integration (base_url, external_id) where kind = 'github_app';

-- An account that has installed a GitHub App.
create table installation (
    integration_id varchar(26) not null,
    external_id    varchar(100) not null,
    account        varchar(200) not null,
    suspended      boolean not null default false,
    created_at     timestamptz not null default now(),
    constraint installation_pk primary key (integration_id, external_id),
    constraint installation_integration_fk foreign key (integration_id) references integration (id) on delete cascade
);

create table repository (
    id              varchar(26) not null,
    integration_id  varchar(26) not null,
    -- Without an app it is known, and nothing comes of it.
    app_id          varchar(26),
    provider        varchar(16) not null,
    -- The provider's own number, which survives renaming.
    external_id     varchar(100) not null,
    -- Through which a GitHub App reaches it.
    installation_id varchar(100),
    full_name       varchar(400) not null,
    default_branch  varchar(255) not null,
    clone_url       varchar(1000) not null,
    web_url         varchar(1000) not null,
    private         boolean not null,
    -- Whether what happens in it is looked at.
    active          boolean not null default true,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    constraint repository_pk primary key (id),
    constraint repository_provider_known check (provider in ('github', 'gitlab')),
    constraint repository_unique unique (integration_id, external_id),
    constraint repository_integration_fk foreign key (integration_id) references integration (id) on delete cascade,
    constraint repository_app_fk foreign key (app_id) references app (id) on delete set null
);
create index repository_app on repository (app_id, id desc);
create index repository_external on repository (provider, external_id);

-- An integration under way, from the redirect to the provider until the browser comes back: taken once.
create table integration_state (
    state_sha256   varchar(64) not null,
    purpose        varchar(16) not null,
    -- What the browser comes back to, when it exists already.
    integration_id varchar(26),
    -- Who began it, and so will have done it.
    actor          varchar(100) not null,
    actor_name     varchar(200),
    -- A sealed JSON object of what is needed then.
    details        text not null,
    expires_at     timestamptz not null,
    constraint integration_state_pk primary key (state_sha256),
    constraint integration_state_purpose_known check (purpose in ('manifest', 'installation', 'authorization')),
    constraint integration_state_integration_fk foreign key (integration_id) references integration (id) on delete cascade
);
create index integration_state_expiry on integration_state (expires_at);
