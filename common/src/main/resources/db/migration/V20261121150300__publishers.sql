-- Who publishes without a stored secret: jobs of a repository, proven by the ID token of their CI.
--
-- Code of the version before runs on this: it knows no publishers.

-- A job's name tells repository, workflow and run.
alter table audit_entry alter column actor_name type varchar(1000);

create table publisher (
    id             varchar(26) not null,
    app_id         varchar(26) not null,
    name           varchar(100) not null,
    -- Name of the issuer in the configuration.
    provider       varchar(50) not null,
    repository     varchar(255) not null,
    -- A name can be taken over by somebody else, these cannot: pinned at first use where nobody gave them.
    repository_id  varchar(64),
    owner_id       varchar(64),
    workflow       varchar(255) not null,
    job_workflow   varchar(500),
    environment    varchar(255),
    -- Patterns with spaces between them, which no ref can hold.
    refs           varchar(2000) not null,
    protected_refs boolean not null,
    permissions    varchar(64) not null,
    -- Names with commas between them; null for all.
    channels       varchar(2000),
    enabled        boolean not null,
    -- Goes up with each change, which ends the tokens that were given before.
    revision       integer not null,
    last_used_at   timestamptz,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now(),
    constraint publisher_pk primary key (id),
    constraint publisher_app_fk foreign key (app_id) references app (id) on delete cascade,
    constraint publisher_permissions_known
        check (permissions ~ '^(upload|release|publish)(,(upload|release|publish))*$')
);
create index publisher_app on publisher (app_id, id);

create table publishing_token (
    id            varchar(26) not null,
    publisher_id  varchar(26) not null,
    revision      integer not null,
    secret_sha256 varchar(64) not null,
    -- The job that it was given to, as the audit trail names it.
    job           varchar(1000) not null,
    expires_at    timestamptz not null,
    created_at    timestamptz not null default now(),
    constraint publishing_token_pk primary key (id),
    constraint publishing_token_publisher_fk foreign key (publisher_id) references publisher (id) on delete cascade,
    constraint publishing_token_secret_unique unique (secret_sha256)
);
create index publishing_token_publisher on publishing_token (publisher_id);
create index publishing_token_expiry on publishing_token (expires_at);

-- ID tokens that were exchanged, until they have run out: none is taken twice.
create table used_id_token (
    -- Of issuer and token id.
    sha256     varchar(64) not null,
    expires_at timestamptz not null,
    constraint used_id_token_pk primary key (sha256)
);
create index used_id_token_expiry on used_id_token (expires_at);
