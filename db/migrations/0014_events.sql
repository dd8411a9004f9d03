-- What happens, for others to follow: the audit log's public side, in an order that is never added to but at its end. A row of the audit log
-- gets its number only after its transaction has ended, so nothing comes later with a lower one, and nothing that was undone leaves a gap.

create table events (
    position bigint primary key check (position > 0),
    id uuid not null unique default gen_random_uuid(),
    audit_id bigint not null unique references audit_log (id)
);

create trigger append_only before update or delete or truncate on events for each statement execute function refuse_change();
alter table events enable always trigger append_only;

-- What has no number yet.
create table event_queue (audit_id bigint primary key);

-- Readings and signings in are nobody's news.
create function is_news(action text) returns boolean
    language sql immutable parallel safe
    return action not in ('signInRefused', 'signedIn', 'keyFirstUsed', 'fullEditionRead');

create function queue_events() returns trigger language plpgsql as $$
begin
    insert into event_queue select id from added where is_news(action);
    return null;
end $$;

create trigger queue_events after insert on audit_log
    referencing new table as added for each statement execute function queue_events();
alter table audit_log enable always trigger queue_events;

insert into event_queue select id from audit_log where is_news(action);

-- Gives numbers to what has happened, one caller at a time; answers the highest number. Each statement sees what was committed when it began,
-- the second what whoever held the lock before has done.
create function number_events() returns bigint language plpgsql as $$
begin
    if exists (select from event_queue) then
        perform pg_advisory_xact_lock(1380275794);
        with taken as (
            delete from event_queue where audit_id in (select q.audit_id from event_queue as q order by q.audit_id limit 10000) returning audit_id
        )
        insert into events (position, audit_id)
        select coalesce((select max(position) from events), 0) + row_number() over (order by t.audit_id), t.audit_id from taken as t;
    end if;
    return coalesce((select max(position) from events), 0);
end $$;

-- Events with what is told of them. What was exempt when it happened, or is now, is exempt.
create view told_events as
    select v.position, v.id, a.at, a.action, a.entry_id, a.revision, a.quarter, e.reference, e.owners,
        a.detail ->> 'measure' as measure, m.id as measure_id, m.owners as measure_owners,
        coalesce(e.exempt, false) or coalesce(m.exempt, false)
            or coalesce((select r.facts ->> 'exempt' is not null from entry_revisions as r
                where r.entry_id = a.entry_id and r.revision = a.revision), false) as exempt
    from events as v
    join audit_log as a on a.id = v.audit_id
    left join entries as e on e.id = a.entry_id
    left join measures as m on m.number = nullif(regexp_replace(a.detail ->> 'measure', '^PM', ''), '')::integer;

grant select, insert on events to :service_role;
grant select, insert, delete on event_queue to :service_role;
grant select on told_events to :service_role;
