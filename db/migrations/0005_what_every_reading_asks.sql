-- What nearly every reading asks, ready to be read: the latest snapshot, and the entries of one kind in register order.

-- The latest snapshot that stands, and the last thing that happened to it; nulls before the first. The database itself keeps it, so that
-- no writer can forget to; verification holds it against the snapshots.
create table latest_snapshot (
    is_only boolean primary key default true check (is_only),
    id bigint references snapshots (id),
    head bigint
);

insert into latest_snapshot (id, head)
select l.id, l.head from (values (1)) as one left join (select id, head from standing_snapshots order by id desc limit 1) as l on true;

create function note_latest_snapshot() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update latest_snapshot set (id, head) = (select s.id, s.head from standing_snapshots as s order by s.id desc limit 1);
    return null;
end $$;

create trigger note_latest after insert on snapshots for each statement execute function note_latest_snapshot();
alter table snapshots enable always trigger note_latest;
create trigger note_latest after insert on snapshot_events for each statement execute function note_latest_snapshot();
alter table snapshot_events enable always trigger note_latest;

grant select on latest_snapshot to :service_role;

-- Register order has all risks before all opportunities: without this, a page of opportunities is looked for among the risks first.
create index entries_by_kind on entries (kind, position, id);
