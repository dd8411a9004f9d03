-- Rights are neither gained nor ended unseen: a key that is made or ended, and a post that is linked or unlinked, has a row of the audit log
-- from the same transaction that says so, or the transaction fails. Whoever has the service's login can still say that somebody else did it,
-- but not leave it unsaid, nor say it of another key, other rights or another time.

create function demand_audit_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    told boolean;
begin
    -- Who could take the trigger away is not asked.
    if (select rolsuper from pg_roles where rolname = session_user) then
        return null;
    end if;

    if tg_table_name = 'access_keys' and tg_op = 'INSERT' then
        select true into told from audit_log
            where action = 'keyMade' and at between transaction_timestamp() and clock_timestamp() and detail ->> 'key' = new.id
                and detail::jsonb @> jsonb_build_object('roles', new.roles, 'owners', new.owners, 'fullEdition', new.full_edition);
    elsif tg_table_name = 'access_keys' then
        select true into told from audit_log
            where action = case when new.revoked_at is distinct from old.revoked_at then 'keyRevoked' else 'keyRotated' end
                and at between transaction_timestamp() and clock_timestamp() and detail ->> 'key' = new.id;
    elsif tg_op = 'INSERT' then
        select true into told from audit_log
            where action = 'holdersChanged' and at between transaction_timestamp() and clock_timestamp()
                and detail ->> 'post' = new.post and detail::jsonb -> 'linked' ? new.subject;
    else
        select true into told from audit_log
            where action = 'holdersChanged' and at between transaction_timestamp() and clock_timestamp()
                and detail ->> 'post' = old.post and detail::jsonb -> 'unlinked' ? old.subject;
    end if;

    if told is not true then
        raise exception 'a change of % has no row of the audit log that says so', tg_table_name using errcode = 'restrict_violation';
    end if;
    return null;
end $$;

-- At the end of the transaction: the row may come before or after the change.
create constraint trigger making_is_told after insert on access_keys
    deferrable initially deferred for each row execute function demand_audit_row();
alter table access_keys enable always trigger making_is_told;
create constraint trigger ending_is_told after update on access_keys
    deferrable initially deferred for each row
    when ((old.revoked_at, old.expires_at) is distinct from (new.revoked_at, new.expires_at)) execute function demand_audit_row();
alter table access_keys enable always trigger ending_is_told;
create constraint trigger link_is_told after insert or delete on post_holders
    deferrable initially deferred for each row execute function demand_audit_row();
alter table post_holders enable always trigger link_is_told;

-- Then nobody links a post by changing whose it is.
create function refuse_relinking() returns trigger language plpgsql as $$
begin
    raise exception 'a link is made or ended, not changed' using errcode = 'restrict_violation';
end $$;
create trigger not_changed before update or truncate on post_holders for each statement execute function refuse_relinking();
alter table post_holders enable always trigger not_changed;
