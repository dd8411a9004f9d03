-- Which measures are the evidence for which risks and opportunities. What is present stands in one table, everything that ever was in
-- another that nobody changes.

create table entry_measures (
    entry_id uuid not null references entries,
    measure_id uuid not null references measures,
    version integer not null check (version > 0),
    why text,
    removed boolean not null default false,
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (entry_id, measure_id)
);

create index entry_measures_measure on entry_measures (measure_id) where not removed;

create table entry_measure_versions (
    like entry_measures, digest bytea not null check (length(digest) = 32), primary key (entry_id, measure_id, version));

create function entry_measure_digest(previous bytea, link entry_measures) returns bytea
    language sql stable parallel safe
    return sha256(coalesce(previous, ''::bytea) || convert_to(jsonb_build_array(
        (link).entry_id, (link).measure_id, (link).version, (link).why, (link).removed,
        (extract(epoch from (link).recorded_at) * 1000000)::bigint, (link).recorded_by)::text, 'UTF8'));

create trigger append_only before update or delete or truncate on entry_measure_versions for each statement execute function
    refuse_change();
alter table entry_measure_versions enable always trigger append_only;
create trigger append_only before delete or truncate on entry_measures for each statement execute function refuse_change();
alter table entry_measures enable always trigger append_only;

-- A measure with what its standing is told from: its own latest values, two years of months, quarters and years at the most, and its
-- targets. Nothing is judged here.
create function measure_standing(measure measures) returns json
    language sql stable parallel safe
    return json_build_object(
        'facts', (measure).facts,
        'observations', (
            select json_agg(json_build_array(o.period, o.value, o.status) order by o.last_day, o.first_day)
            from (
                select * from observations
                where measure_id = (measure).id and series = '' and value is not null
                order by last_day desc, first_day limit 48) as o),
        'targets', (
            select json_agg(json_build_array(t.valid_from, t.good_from, t.good_to, t.acceptable_from, t.acceptable_to) order by
                t.valid_from)
            from targets as t where t.measure_id = (measure).id and not t.removed));

-- The measures of an entry, for the few that have some.
create function measures_of_entry(entry uuid) returns text
    language sql stable parallel safe
    return (
        select json_agg(json_build_object('why', k.why, 'standing', measure_standing(m)) order by m.number)::text
        from entry_measures as k join measures as m on m.id = k.measure_id
        where k.entry_id = entry and not k.removed and not m.retired);

grant select, insert, update on entry_measures to :service_role;
grant select, insert on entry_measure_versions to :service_role;
