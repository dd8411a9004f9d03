-- Access keys, of which only a hash is kept, and the answers kept for retried requests.

create table access_keys (
    id text primary key,
    hash bytea not null check (length(hash) = 32),
    label text not null,
    roles text[] not null check (roles <> '{}' and roles <@ array['reader', 'auditor', 'owner', 'editor', 'admin']),
    owners text[] not null default '{}',
    full_edition boolean not null default false,
    created_at timestamptz not null default clock_timestamp(),
    created_by text not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz
);

create table idempotent_answers (
    caller text not null,
    target text not null,
    key text not null,
    body_hash bytea not null,
    answered_at timestamptz not null,
    status integer not null,
    headers json not null,
    body bytea not null,
    primary key (caller, target, key)
);

create index idempotent_answers_age on idempotent_answers (answered_at);

grant select, insert on access_keys to :service_role;
grant update (revoked_at, last_used_at) on access_keys to :service_role;
grant select, insert, update, delete on idempotent_answers to :service_role;
