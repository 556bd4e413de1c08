-- The spine: catalog, verification, identity, audit, outbox and inbox, statistics.
--
-- Expand first, contract later: the code of version N must run on the schema of version N + 1.
-- Every rule that must hold is a named constraint here; code checks it a second time only to give a better sentence.

-- Catalog -------------------------------------------------------------------------------------------------------------

create table app (
    id          varchar(26) not null,
    slug        varchar(50) not null,
    name        varchar(100) not null,
    description varchar(1000),
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    constraint app_pk primary key (id),
    constraint app_slug_unique unique (slug),
    constraint app_slug_form check (slug ~ '^[a-z][a-z0-9-]*[a-z0-9]$' and slug !~ '--' and length(slug) >= 2)
);

create table channel (
    app_id    varchar(26) not null,
    name      varchar(50) not null,
    -- 0 is the most stable; a client on a channel is also offered what more stable channels carry.
    stability smallint not null,
    constraint channel_pk primary key (app_id, name),
    constraint channel_app_fk foreign key (app_id) references app (id) on delete cascade,
    constraint channel_name_form check (name ~ '^[a-z][a-z0-9-]*[a-z0-9]$' and name !~ '--'),
    constraint channel_stability_range check (stability between 0 and 1000)
);

create table signing_key (
    id         varchar(26) not null,
    app_id     varchar(26) not null,
    key_id     varchar(16) not null,
    public_key varchar(400) not null,
    name       varchar(100),
    created_at timestamptz not null default now(),
    constraint signing_key_pk primary key (id),
    constraint signing_key_app_fk foreign key (app_id) references app (id) on delete cascade,
    constraint signing_key_unique unique (app_id, key_id),
    constraint signing_key_id_form check (key_id ~ '^[0-9A-F]{16}$')
);

create table release (
    id         varchar(26) not null,
    app_id     varchar(26) not null,
    version    varchar(256) not null,
    channel    varchar(50) not null,
    status     varchar(16) not null default 'draft',
    notes      varchar(10000),
    pub_date   timestamptz,
    recalled   boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint release_pk primary key (id),
    constraint release_version_unique unique (app_id, version),
    -- What lets an artifact or a rollout carry its app and be sure that it is the release's.
    constraint release_app_unique unique (id, app_id),
    constraint release_app_fk foreign key (app_id) references app (id) on delete cascade,
    constraint release_channel_fk foreign key (app_id, channel) references channel (app_id, name),
    constraint release_status_known check (status in ('draft', 'published', 'archived')),
    constraint release_published_has_date check (status <> 'published' or pub_date is not null)
);
create index release_app_newest on release (app_id, id desc);

create table rollout (
    id           varchar(26) not null,
    release_id   varchar(26) not null,
    app_id       varchar(26) not null,
    channel      varchar(50) not null,
    basis_points integer not null default 10000,
    salt         varchar(64) not null,
    held         boolean not null default false,
    created_at   timestamptz not null default now(),
    constraint rollout_pk primary key (id),
    constraint rollout_unique unique (release_id, channel),
    constraint rollout_release_fk foreign key (release_id, app_id) references release (id, app_id) on delete cascade,
    constraint rollout_channel_fk foreign key (app_id, channel) references channel (app_id, name),
    constraint rollout_share_range check (basis_points between 0 and 10000)
);

create table artifact (
    id             varchar(26) not null,
    app_id         varchar(26) not null,
    release_id     varchar(26) not null,
    platform       varchar(32) not null,
    bundle         varchar(32),
    filename       varchar(255) not null,
    verified       boolean not null default false,
    -- Whether confirming this upload may take the place of one that is there already.
    replaces       boolean not null default false,
    signature      varchar(4000),
    key_id         varchar(16),
    signed_version varchar(256),
    object_key     varchar(1024),
    blob_key       varchar(1024),
    external_url   varchar(2000),
    file_size      bigint,
    sha256         varchar(64),
    created_at     timestamptz not null default now(),
    constraint artifact_pk primary key (id),
    constraint artifact_release_fk foreign key (release_id, app_id) references release (id, app_id) on delete cascade,
    constraint artifact_unique unique (release_id, platform, bundle),
    constraint artifact_size_positive check (file_size > 0),
    constraint artifact_verified_whole check (not verified or (
        bundle is not null and signature is not null and key_id is not null and file_size is not null
        and sha256 is not null and (blob_key is not null) <> (external_url is not null)))
);
create index artifact_release on artifact (release_id, id);

create table installer (
    id           varchar(26) not null,
    app_id       varchar(26) not null,
    release_id   varchar(26) not null,
    platform     varchar(32) not null,
    filename     varchar(255) not null,
    display_name varchar(100),
    verified     boolean not null default false,
    replaces     boolean not null default false,
    object_key   varchar(1024),
    blob_key     varchar(1024),
    external_url varchar(2000),
    file_size    bigint,
    sha256       varchar(64),
    created_at   timestamptz not null default now(),
    constraint installer_pk primary key (id),
    constraint installer_release_fk foreign key (release_id, app_id) references release (id, app_id) on delete cascade,
    constraint installer_size_positive check (file_size > 0),
    constraint installer_verified_whole check (not verified or (
        file_size is not null and sha256 is not null and (blob_key is not null) <> (external_url is not null)))
);
create index installer_release on installer (release_id, id);
-- An unfinished upload holds no place: the confirmed installer of a platform is the one.
create unique index installer_unique on installer (release_id, platform) where verified;

-- What was found when an object was read once. A retry of the same post reads nothing again.
create table verification (
    object_key       varchar(1024) not null,
    etag             varchar(200) not null,
    -- Empty for an installer, which no key has signed.
    key_id           varchar(16) not null default '',
    signature_sha256 varchar(64) not null default '',
    blob_key         varchar(1024) not null,
    bundle           varchar(32),
    signed_version   varchar(256),
    file_size        bigint not null,
    sha256           varchar(64) not null,
    verified_at      timestamptz not null default now(),
    constraint verification_pk primary key (object_key, etag, key_id, signature_sha256)
);

-- One row, updated last in each transaction that changes what update-api may answer and so held until its commit:
-- the order of versions is the order of commits.
create table catalog_clock (
    only_row boolean not null default true,
    version  bigint not null,
    constraint catalog_clock_pk primary key (only_row),
    constraint catalog_clock_one_row check (only_row)
);
insert into catalog_clock (version) values (0);

-- Outlives its app, so that a replica learns of the deletion too: no foreign key.
create table catalog_change (
    app_id  varchar(26) not null,
    version bigint not null,
    constraint catalog_change_pk primary key (app_id)
);
create index catalog_change_version on catalog_change (version);

-- Identity and accountability -----------------------------------------------------------------------------------------

create table api_key (
    id            varchar(26) not null,
    name          varchar(100) not null,
    prefix        varchar(20) not null,
    secret_sha256 varchar(64) not null,
    scopes        varchar(64) not null,
    all_apps      boolean not null,
    expires_at    timestamptz,
    revoked_at    timestamptz,
    last_used_at  timestamptz,
    created_at    timestamptz not null default now(),
    constraint api_key_pk primary key (id),
    constraint api_key_secret_unique unique (secret_sha256),
    constraint api_key_scopes_known check (scopes ~ '^(owner|admin|ci|read)(,(owner|admin|ci|read))*$')
);

create table api_key_app (
    api_key_id varchar(26) not null,
    app_id     varchar(26) not null,
    constraint api_key_app_pk primary key (api_key_id, app_id),
    constraint api_key_app_key_fk foreign key (api_key_id) references api_key (id) on delete cascade,
    constraint api_key_app_app_fk foreign key (app_id) references app (id) on delete cascade
);
create index api_key_app_app on api_key_app (app_id);

create table idempotency (
    principal      varchar(64) not null,
    key            varchar(255) not null,
    -- Digest of method and path: paths have no bound that a column should know.
    operation      varchar(64) not null,
    request_sha256 varchar(64) not null,
    status         smallint,
    location       varchar(512),
    body           text,
    expires_at     timestamptz not null,
    constraint idempotency_pk primary key (principal, key)
);
create index idempotency_expiry on idempotency (expires_at);

create table audit_entry (
    id           varchar(26) not null,
    occurred_at  timestamptz not null,
    actor        varchar(64) not null,
    actor_name   varchar(100) not null,
    action       varchar(64) not null,
    subject_type varchar(32) not null,
    subject_id   varchar(64) not null,
    app_id       varchar(26),
    address      varchar(64),
    trace_id     varchar(64),
    -- Canonical JSON of the whole entry, state before and after included; the columns above only make it searchable.
    canonical    bytea not null,
    sha256       bytea not null,
    constraint audit_entry_pk primary key (id)
);
create index audit_entry_subject on audit_entry (subject_type, subject_id, id desc);
create index audit_entry_app on audit_entry (app_id, id desc);

-- Events --------------------------------------------------------------------------------------------------------------

create table outbox (
    id         bigint generated always as identity,
    -- Events of one key share a slot, and one relay at a time works on a slot in id order: no reordering within a key.
    slot       smallint not null,
    topic      varchar(100) not null,
    key        varchar(200) not null,
    payload    text not null,
    created_at timestamptz not null default now(),
    constraint outbox_pk primary key (id),
    constraint outbox_slot_range check (slot between 0 and 15)
);
create index outbox_slot on outbox (slot, id);

create table inbox (
    consumer    varchar(100) not null,
    event_id    varchar(64) not null,
    received_at timestamptz not null default now(),
    constraint inbox_pk primary key (consumer, event_id)
);
create index inbox_age on inbox (received_at);

create table consumer_position (
    consumer    varchar(100) not null,
    topic       varchar(100) not null,
    partition   integer not null,
    next_offset bigint not null,
    constraint consumer_position_pk primary key (consumer, topic, partition)
);

-- Statistics ----------------------------------------------------------------------------------------------------------

-- The last delta applied of each update-api process: the same delta sent twice counts once.
create table delta_source (
    boot_id       varchar(26) not null,
    last_sequence bigint not null,
    updated_at    timestamptz not null default now(),
    constraint delta_source_pk primary key (boot_id)
);

create table usage_hourly (
    app_id          varchar(26) not null,
    bucket          timestamptz not null,
    kind            varchar(32) not null,
    channel         varchar(50) not null default '',
    current_version varchar(256) not null default '',
    release_version varchar(256) not null default '',
    platform        varchar(32) not null default '',
    country         varchar(2) not null default '',
    outcome         varchar(32) not null default '',
    count           bigint not null,
    constraint usage_hourly_pk primary key
        (app_id, bucket, kind, channel, current_version, release_version, platform, country, outcome),
    constraint usage_hourly_positive check (count > 0)
);

create table usage_daily (like usage_hourly including defaults,
    constraint usage_daily_pk primary key
        (app_id, bucket, kind, channel, current_version, release_version, platform, country, outcome),
    constraint usage_daily_positive check (count > 0)
);
