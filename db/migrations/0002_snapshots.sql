-- Snapshots: which revision of which entry a quarter froze. Nothing here is ever updated or deleted: discarding, replacing, publishing
-- and correcting are events, chained to the snapshot's digest.

create table snapshots (
    id bigint generated always as identity primary key,
    quarter text not null,
    attempt integer not null check (attempt > 0),
    predecessor bigint references snapshots (id),
    taken_at timestamptz not null,
    taken_by text not null,
    settings json not null,
    digest bytea not null check (length(digest) = 32),
    unique (quarter, attempt)
);

-- version 0 is what was taken, higher ones are replacements; the highest counts. What the revision says is not said again, but for what
-- is counted and compared; verification holds these columns against the revision.
create table snapshot_rows (
    snapshot_id bigint not null references snapshots (id),
    entry_id uuid not null,
    version integer not null check (version >= 0),
    revision integer not null,
    kind text not null,
    status text not null,
    position bigint not null,
    residual integer not null,
    exempt boolean not null,
    residual_before integer,
    reviewed boolean not null,
    digest bytea not null check (length(digest) = 32),
    primary key (snapshot_id, entry_id, version),
    foreign key (entry_id, revision) references entry_revisions (entry_id, revision)
);

create index snapshot_rows_entry on snapshot_rows (entry_id, snapshot_id);
create index snapshot_rows_by_position on snapshot_rows (snapshot_id, position, entry_id);
create index snapshot_rows_replacements on snapshot_rows (snapshot_id, entry_id, version) where version > 0;

create table snapshot_events (
    id bigint generated always as identity primary key,
    snapshot_id bigint not null references snapshots (id),
    kind text not null check (kind in ('discarded', 'replaced', 'published', 'addendum')),
    at timestamptz not null,
    actor text not null,
    entry_id uuid,
    revision integer,
    detail json not null,
    digest bytea not null check (length(digest) = 32),
    foreign key (entry_id, revision) references entry_revisions (entry_id, revision)
);

create index snapshot_events_snapshot on snapshot_events (snapshot_id, id);
create index snapshot_events_addenda on snapshot_events (snapshot_id, entry_id, id) where kind = 'addendum';
create unique index snapshot_events_end on snapshot_events (snapshot_id, kind) where kind in ('discarded', 'published');

create function microseconds(at timestamptz) returns bigint
    language sql stable parallel safe
    return (extract(epoch from at) * 1000000)::bigint;

create function snapshot_row_digest(
    revision_digest bytea, entry_id uuid, version integer, residual integer, exempt boolean, residual_before integer, reviewed boolean)
    returns bytea language sql stable parallel safe
    return sha256(revision_digest || convert_to(concat_ws(E'\n',
        entry_id, version, residual, exempt::text, coalesce(residual_before::text, '-'), reviewed::text), 'UTF8'));

create function snapshot_digest(
    chained_to bytea, id bigint, quarter text, attempt integer, predecessor bigint, taken_at timestamptz, taken_by text, settings json,
    row_digests bytea) returns bytea language sql stable parallel safe
    return sha256(coalesce(chained_to, ''::bytea) || convert_to(concat_ws(E'\n',
        id, quarter, attempt, coalesce(predecessor::text, '-'), microseconds(taken_at), to_json(taken_by), settings::text, ''), 'UTF8')
        || coalesce(row_digests, ''::bytea));

create function snapshot_event_digest(
    previous bytea, snapshot_id bigint, kind text, at timestamptz, actor text, entry_id uuid, revision integer, detail json,
    row_digest bytea) returns bytea language sql stable parallel safe
    return sha256(previous || convert_to(concat_ws(E'\n',
        snapshot_id, kind, microseconds(at), to_json(actor), coalesce(entry_id::text, '-'), coalesce(revision::text, '-'),
        detail::text, ''), 'UTF8') || coalesce(row_digest, ''::bytea));

-- The snapshots that count, with where they stand. "head" changes with every event.
create view standing_snapshots as
    select s.id, s.quarter, s.attempt, s.predecessor, s.taken_at, s.taken_by, s.settings, s.digest,
        p.at as published_at, p.actor as published_by, p.detail as publication,
        coalesce((select max(e.id) from snapshot_events as e where e.snapshot_id = s.id), 0) as head
    from snapshots as s
    left join snapshot_events as p on p.snapshot_id = s.id and p.kind = 'published'
    where not exists (select from snapshot_events as d where d.snapshot_id = s.id and d.kind = 'discarded');

-- Addenda and replacements are few: each row is looked for in a hash of them first, which costs nothing beside a look at an index. An
-- anti-join would be believed to leave hardly a row, and a whole snapshot sorted for a page of it.
-- "hidden" is whether the row is kept from the public edition now: its exemption of the day, or what an addendum made of it since.
create view standing_rows as
    select r.snapshot_id, r.entry_id, r.version, r.revision, r.kind, r.status, r.position, r.residual, r.exempt, r.residual_before, r.reviewed,
        r.digest,
        (r.snapshot_id, r.entry_id) in (select a.snapshot_id, a.entry_id from snapshot_events as a where a.kind = 'addendum') as corrected,
        case when (r.snapshot_id, r.entry_id) in (select a.snapshot_id, a.entry_id from snapshot_events as a where a.kind = 'addendum') then (
            select v.facts ->> 'exempt' is not null
            from snapshot_events as a
            join entry_revisions as v on v.entry_id = a.entry_id and v.revision = a.revision
            where a.snapshot_id = r.snapshot_id and a.entry_id = r.entry_id and a.kind = 'addendum'
            order by a.id desc limit 1) else r.exempt end as hidden
    from snapshot_rows as r
    where not case when (r.snapshot_id, r.entry_id) in (select n.snapshot_id, n.entry_id from snapshot_rows as n where n.version > 0) then exists (
        select from snapshot_rows as newer
        where newer.snapshot_id = r.snapshot_id and newer.entry_id = r.entry_id and newer.version > r.version) else false end;

create trigger append_only before update or delete or truncate on snapshots for each statement execute function refuse_change();
alter table snapshots enable always trigger append_only;
create trigger append_only before update or delete or truncate on snapshot_rows for each statement execute function refuse_change();
alter table snapshot_rows enable always trigger append_only;
create trigger append_only before update or delete or truncate on snapshot_events for each statement execute function refuse_change();
alter table snapshot_events enable always trigger append_only;

grant select, insert on snapshots, snapshot_rows, snapshot_events to :service_role;
grant usage on sequence snapshots_id_seq to :service_role;
grant select on standing_snapshots, standing_rows to :service_role;
