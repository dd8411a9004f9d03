-- Which register keeps an entry stands in its facts where it was ever moved; what says nothing is in the corporate one, and its digests
-- stay. A move is asked for, and then decided; both stay.

create function register_level(facts json) returns text
    language sql immutable parallel safe
    return coalesce(facts #>> '{move,to}', 'corporate');

create index entries_by_level on entries ((register_level(facts)), position, id) where facts ->> 'move' is not null;

-- What other registers keep, found by that index: where a whole register is looked through, no facts are read but those.
create view entries_elsewhere as
    select id from entries where facts ->> 'move' is not null and register_level(facts) <> 'corporate';

create table entry_moves (
    id uuid primary key,
    entry_id uuid not null references entries,
    from_level text not null check (from_level in ('corporate', 'directorate', 'service')),
    to_level text not null check (to_level in ('corporate', 'directorate', 'service')),
    reason text not null check (reason <> ''),
    at timestamptz not null default clock_timestamp(),
    actor text not null,
    check (from_level <> to_level)
);

create index entry_moves_entry on entry_moves (entry_id, id);

create table entry_move_decisions (
    move_id uuid primary key references entry_moves,
    accepted boolean not null,
    reason text check (reason <> ''),
    at timestamptz not null default clock_timestamp(),
    actor text not null,
    check (accepted or reason is not null)
);

do $$
declare each text;
begin
    foreach each in array array['entry_moves', 'entry_move_decisions'] loop
        execute format(
            'create trigger append_only before update or delete or truncate on %I for each statement execute function '
                || 'refuse_change()', each);
        execute format('alter table %I enable always trigger append_only', each);
    end loop;
end $$;

-- Those that are not decided.
create view asked_moves as
    select m.id, m.entry_id from entry_moves as m
    where not exists (select from entry_move_decisions as d where d.move_id = m.id);

-- The longest ago that somebody last assured themselves of a control: of each control the latest day counts, of the controls the earliest.
-- Few contents name any assurance, and the others are not looked into.
create function least_assured_on(content json) returns text
    language sql immutable parallel safe
    return case when content::text like '%"assurance":%' then (
        select min(c.latest) from (
            select max((line.value ->> 'on') collate "C") as latest
            from json_array_elements(content -> 'controls') with ordinality as control (value, number)
            cross join lateral json_each(control.value -> 'assurance') as line
            where line.value ->> 'on' is not null
            group by control.number) as c) end;

create index entries_least_assured on entries ((least_assured_on(content) collate "C")) where least_assured_on(content) is not null;

-- The planner asks no partial index how many entries it holds.
create statistics entries_least_assured on (least_assured_on(content) collate "C") from entries;
create statistics entries_level on (register_level(facts)) from entries;

-- What is told of meetings, of what is put before them, and of members' questions is thin, too. What stood on an agenda and does not any
-- more is told to those alone who see everything.
create or replace view told_events as
    select v.position, v.id, a.at, a.action, a.entry_id, a.revision, a.quarter, e.reference, e.owners,
        a.detail ->> 'measure' as measure, m.id as measure_id, m.owners as measure_owners,
        coalesce(e.exempt, false) or coalesce(m.exempt, false)
            or coalesce((select r.facts ->> 'exempt' is not null from entry_revisions as r
                where r.entry_id = a.entry_id and r.revision = a.revision), false)
            or case when a.action like 'question%' then coalesce((
                select q.exempt or exists (
                    select from question_entries as x join entries as o on o.id = x.entry_id where x.question_id = q.id and o.exempt)
                from questions as q where q.id = (a.detail ->> 'question')::uuid), true) else false end
            or case when a.detail ->> 'item' is not null then coalesce((
                select i.part <> 1 or coalesce(o.exempt, false)
                from meeting_items as i left join entries as o on o.id = i.entry_id
                where i.meeting_id = (a.detail ->> 'meeting')::uuid and i.item = (a.detail ->> 'item')::integer), true) else false end
            or case when a.action in ('entriesLinked', 'entriesUnlinked') then coalesce((
                select o.exempt from entries as o where o.id = (a.detail ->> 'other')::uuid), true) else false end as exempt,
        a.detail ->> 'meeting' as meeting,
        a.detail ->> 'question' as question,
        a.action in ('entriesLinked', 'entriesUnlinked') as of_two,
        case when a.detail ->> 'item' is not null then exists (
            select from meeting_items as i
            where i.meeting_id = (a.detail ->> 'meeting')::uuid and i.item = (a.detail ->> 'item')::integer and i.snapshot is not null
                and not exists (select from standing_snapshots as s where s.quarter = i.snapshot and s.published_at is not null))
            else false end as unpublished
    from events as v
    join audit_log as a on a.id = v.audit_id
    left join entries as e on e.id = a.entry_id
    left join measures as m on m.number = nullif(regexp_replace(a.detail ->> 'measure', '^PM', ''), '')::integer;

grant select, insert on entry_moves, entry_move_decisions to :service_role;
grant select on asked_moves, entries_elsewhere to :service_role;
