-- Who is signed in to the pages, and the keys that forms are sealed with.

-- A session is known by the hash of what the browser sends. One that began with an access key has the key's rights while the key is good;
-- one that began with the provider has what the provider said, and ends when the provider says so.
create table page_sessions (
    token_hash bytea primary key check (length(token_hash) = 32),
    key_id text references access_keys (id),
    actor_id text,
    name text,
    issuer text,
    subject text,
    provider_session text,
    roles text[],
    owners text[],
    began_at timestamptz not null,
    used_at timestamptz not null,
    expires_at timestamptz not null,
    check (num_nonnulls(actor_id, name, issuer, subject, roles, owners) = case when key_id is null then 6 else 0 end)
);

create index page_sessions_expiry on page_sessions (expires_at);
create index page_sessions_use on page_sessions (used_at);
create index page_sessions_key on page_sessions (key_id) where key_id is not null;
create index page_sessions_provider on page_sessions (issuer, subject) where key_id is null;

-- Rights are not gained unseen: no session begins that the audit log does not know of.
create function demand_sign_in_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if (select rolsuper from pg_roles where rolname = session_user) then
        return null;
    end if;

    if not exists (select from audit_log
            where action = 'signedIn' and at between transaction_timestamp() and clock_timestamp()
                and credential = coalesce(new.key_id, new.actor_id)
                and (new.key_id is not null or roles @> new.roles and roles <@ new.roles)) then
        raise exception 'a session has no row of the audit log that says so' using errcode = 'restrict_violation';
    end if;
    return null;
end $$;

create constraint trigger beginning_is_told after insert on page_sessions
    deferrable initially deferred for each row execute function demand_sign_in_row();
alter table page_sessions enable always trigger beginning_is_told;

-- What forms are sealed with, so that a form that one instance sent can be taken by another, and after a restart.
create table form_keys (
    name text primary key,
    made_at timestamptz not null default clock_timestamp(),
    xml text not null
);

grant select, insert, delete on page_sessions to :service_role;
grant update (used_at) on page_sessions to :service_role;
grant select, insert on form_keys to :service_role;
