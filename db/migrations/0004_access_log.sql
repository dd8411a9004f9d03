-- Who holds which post, how keys end, and what the audit log is read by.

-- Which credential acted: labels are not unique, ids are.
alter table audit_log add column credential text;

drop index audit_log_time, audit_log_actor;
create index audit_log_time on audit_log (at, id);
create index audit_log_actor on audit_log (actor, at, id);
create index audit_log_credential on audit_log (credential, at, id) where credential is not null;
create index audit_log_action on audit_log (action, at, id);
create index audit_log_quarter on audit_log (quarter, at, id) where quarter is not null;

alter table access_keys
    add column revoked_by text,
    add column replaces text references access_keys (id);
update access_keys set revoked_by = 'unknown' where revoked_at is not null;
alter table access_keys add check ((revoked_at is null) = (revoked_by is null));

create index access_keys_newest on access_keys (created_at, id);

-- A key is never deleted, and its end only comes nearer: not even a fault in the service makes one live longer or do more.
create function keep_key_ending() returns trigger language plpgsql as $$
begin
    if (new.id, new.hash, new.label, new.roles, new.owners, new.full_edition, new.created_at, new.created_by, new.replaces)
            is distinct from (old.id, old.hash, old.label, old.roles, old.owners, old.full_edition, old.created_at, old.created_by, old.replaces)
        or (old.revoked_at is not null and (new.revoked_at, new.revoked_by) is distinct from (old.revoked_at, old.revoked_by))
        or (old.expires_at is not null and (new.expires_at is null or new.expires_at > old.expires_at)) then
        raise exception 'a key can only be used, or end sooner' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create trigger keep_ending before update on access_keys for each row execute function keep_key_ending();
alter table access_keys enable always trigger keep_ending;
create trigger append_only before delete or truncate on access_keys for each statement execute function refuse_change();
alter table access_keys enable always trigger append_only;

grant update (revoked_by, expires_at) on access_keys to :service_role;

-- The provider's subjects who act for a post. What was linked before is in the audit log.
create table post_holders (
    subject text not null check (subject <> ''),
    post text not null check (post <> ''),
    linked_at timestamptz not null default clock_timestamp(),
    linked_by text not null,
    primary key (subject, post)
);

create index post_holders_post on post_holders (post);

grant select, insert, delete on post_holders to :service_role;
