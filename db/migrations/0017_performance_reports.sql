-- Performance reports: what a quarter's tables held, and what was said of them. Nothing here is ever updated or deleted: narrating,
-- discarding and publishing are events, chained to the report's digest.

create table performance_reports (
    id bigint generated always as identity primary key,
    quarter text collate "C" not null,
    attempt integer not null check (attempt > 0),
    predecessor bigint references performance_reports (id),
    taken_at timestamptz not null,
    taken_by text not null,
    settings json not null,
    digest bytea not null check (length(digest) = 32),
    unique (quarter, attempt)
);

-- A line holds all that is printed of a measure; what is asked of it without reading the line stands beside it.
create table performance_report_rows (
    report_id bigint not null references performance_reports (id),
    measure_id uuid not null references measures,
    position integer not null,
    rating text not null,
    exempt boolean not null,
    line json not null,
    digest bytea not null check (length(digest) = 32),
    primary key (report_id, measure_id)
);

create index performance_report_rows_by_position on performance_report_rows (report_id, position);

create table performance_report_events (
    id bigint generated always as identity primary key,
    report_id bigint not null references performance_reports (id),
    kind text not null check (kind in ('discarded', 'narrated', 'explained', 'published')),
    at timestamptz not null,
    actor text not null,
    theme text,
    section text,
    measure_id uuid references measures,
    detail json not null,
    digest bytea not null check (length(digest) = 32),
    check ((kind = 'explained') = (measure_id is not null))
);

create index performance_report_events_report on performance_report_events (report_id, id);
create unique index performance_report_events_end on performance_report_events (report_id, kind) where kind in ('discarded', 'published');

create function performance_row_digest(measure_id uuid, "position" integer, rating text, exempt boolean, line json) returns bytea
    language sql stable parallel safe
    return sha256(convert_to(concat_ws(E'\n', measure_id, "position", rating, exempt::text, line::text), 'UTF8'));

create function performance_report_digest(
    chained_to bytea, id bigint, quarter text, attempt integer, predecessor bigint, taken_at timestamptz, taken_by text, settings json,
    row_digests bytea) returns bytea language sql stable parallel safe
    return sha256(coalesce(chained_to, ''::bytea) || convert_to(concat_ws(E'\n',
        id, quarter, attempt, coalesce(predecessor::text, '-'), microseconds(taken_at), to_json(taken_by), settings::text, ''), 'UTF8')
        || coalesce(row_digests, ''::bytea));

create function performance_event_digest(previous bytea, event performance_report_events) returns bytea
    language sql stable parallel safe
    return sha256(previous || convert_to(jsonb_build_array(
        (event).report_id, (event).kind, microseconds((event).at), (event).actor, (event).theme, (event).section, (event).measure_id,
        (event).detail::text)::text, 'UTF8'));

-- The reports that count, with where they stand. "head" changes with every event.
create view standing_performance_reports as
    select r.id, r.quarter, r.attempt, r.predecessor, r.taken_at, r.taken_by, r.settings, r.digest,
        p.at as published_at, p.actor as published_by,
        coalesce((select max(e.id) from performance_report_events as e where e.report_id = r.id), 0) as head
    from performance_reports as r
    left join performance_report_events as p on p.report_id = r.id and p.kind = 'published'
    where not exists (select from performance_report_events as d where d.report_id = r.id and d.kind = 'discarded');

create index observation_versions_revised on observation_versions (recorded_at) where version > 1;

create trigger append_only before update or delete or truncate on performance_reports for each statement execute function refuse_change();
alter table performance_reports enable always trigger append_only;
create trigger append_only before update or delete or truncate on performance_report_rows for each statement execute function
    refuse_change();
alter table performance_report_rows enable always trigger append_only;
create trigger append_only before update or delete or truncate on performance_report_events for each statement execute function
    refuse_change();
alter table performance_report_events enable always trigger append_only;

grant select, insert on performance_reports, performance_report_rows, performance_report_events to :service_role;
grant usage on sequence performance_reports_id_seq to :service_role;
grant select on standing_performance_reports to :service_role;
