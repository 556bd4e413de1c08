-- People: who they are, how they log in, what they may do, and their sessions.

create table user_account (
    id            varchar(26) not null,
    name          varchar(100) not null,
    -- As the provider last said; for display alone, never to recognise somebody by.
    email         varchar(320),
    disabled_at   timestamptz,
    last_login_at timestamptz,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    constraint user_account_pk primary key (id)
);

-- Issuer and subject together are what never goes to another person; e-mail addresses and logins do.
create table user_identity (
    id         varchar(26) not null,
    issuer     varchar(255) not null,
    subject    varchar(255) not null,
    user_id    varchar(26) not null,
    provider   varchar(50) not null,
    login      varchar(100),
    created_at timestamptz not null default now(),
    constraint user_identity_pk primary key (id),
    constraint user_identity_unique unique (issuer, subject),
    constraint user_identity_user_fk foreign key (user_id) references user_account (id) on delete cascade
);
create index user_identity_user on user_identity (user_id);

create table invitation (
    id           varchar(26) not null,
    -- In lower case, one of the two.
    email        varchar(320),
    login        varchar(100),
    provider     varchar(50),
    invited_by   varchar(100) not null,
    expires_at   timestamptz not null,
    accepted_at  timestamptz,
    accepted_by  varchar(26),
    withdrawn_at timestamptz,
    created_at   timestamptz not null default now(),
    constraint invitation_pk primary key (id),
    constraint invitation_whom check (num_nonnulls(email, login) = 1),
    -- A login means one person at one provider only.
    constraint invitation_login_has_provider check (login is null or provider is not null),
    constraint invitation_lower_case check (email = lower(email) or login = lower(login)),
    constraint invitation_one_end check (accepted_at is null or withdrawn_at is null),
    constraint invitation_accepted_fk foreign key (accepted_by) references user_account (id) on delete set null
);
-- Nobody has two that are open, so what a login gives is never a matter of chance.
create unique index invitation_open_email on invitation (email)
    where accepted_at is null and withdrawn_at is null;
create unique index invitation_open_login on invitation (provider, login)
    where accepted_at is null and withdrawn_at is null;

-- What a person is, or will be who accepts an invitation; without an app, for all apps.
create table role_grant (
    id            varchar(26) not null,
    user_id       varchar(26),
    invitation_id varchar(26),
    role          varchar(16) not null,
    app_id        varchar(26),
    constraint role_grant_pk primary key (id),
    constraint role_grant_holder check (num_nonnulls(user_id, invitation_id) = 1),
    constraint role_grant_role_known check (role in ('owner', 'admin', 'developer', 'viewer')),
    constraint role_grant_owner_of_all check (role <> 'owner' or app_id is null),
    constraint role_grant_user_fk foreign key (user_id) references user_account (id) on delete cascade,
    constraint role_grant_invitation_fk foreign key (invitation_id) references invitation (id) on delete cascade,
    constraint role_grant_app_fk foreign key (app_id) references app (id) on delete cascade
);
create unique index role_grant_of_user on role_grant (user_id, role, coalesce(app_id, '')) where user_id is not null;
create unique index role_grant_of_invitation on role_grant (invitation_id, role, coalesce(app_id, ''))
    where invitation_id is not null;
create index role_grant_app on role_grant (app_id) where app_id is not null;

create table user_session (
    id           varchar(26) not null,
    user_id      varchar(26) not null,
    provider     varchar(50) not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null,
    last_seen_at timestamptz not null default now(),
    ended_at     timestamptz,
    user_agent   varchar(300),
    address      varchar(64),
    constraint user_session_pk primary key (id),
    constraint user_session_user_fk foreign key (user_id) references user_account (id) on delete cascade
);
create index user_session_user on user_session (user_id, id desc);
create index user_session_expiry on user_session (expires_at);

-- A login under way, from the redirect to the provider until its answer: taken once, by the browser that began it.
create table login_attempt (
    state_sha256   varchar(64) not null,
    browser_sha256 varchar(64) not null,
    provider       varchar(50) not null,
    nonce          varchar(64) not null,
    code_verifier  varchar(128) not null,
    landing        varchar(2000) not null,
    -- Whether it began with the bootstrap key, and so may end as the first owner.
    bootstrap      boolean not null default false,
    expires_at     timestamptz not null,
    constraint login_attempt_pk primary key (state_sha256)
);
create index login_attempt_expiry on login_attempt (expires_at);

-- A person who is an owner and not shut out counts like a key.
create or replace view working_owner as
    select cast('key' as text) as kind, cast(id as text) as id
    from api_key
    where scopes ~ '(^|,)owner(,|$)' and enabled and revoked_at is null and (expires_at is null or expires_at > now())
    union all
    select cast('user' as text) as kind, cast(u.id as text) as id
    from user_account u
    where u.disabled_at is null and exists (select from role_grant g where g.user_id = u.id and g.role = 'owner');
