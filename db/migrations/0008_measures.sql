-- Measures, their values, and what is to be reached: the figures behind the risks. What is present stands in one table each, everything
-- that ever was in another that nobody changes.

create sequence measure_numbers as integer minvalue 1 maxvalue 999999;

-- Everything about a measure but its values is one JSON text, over whose bytes digests are; the columns are generated from it.
create table measures (
    id uuid primary key,
    number integer not null unique check (number between 1 and 999999),
    revision integer not null check (revision > 0),
    updated_at timestamptz not null,
    updated_by text not null,
    facts json not null,
    theme text not null generated always as (facts ->> 'theme') stored,
    section text generated always as (facts ->> 'section') stored,
    place integer not null generated always as ((facts ->> 'place')::integer) stored,
    title text not null generated always as (facts ->> 'title') stored,
    service text generated always as (facts ->> 'service') stored,
    owners text[] not null generated always as (json_texts(facts -> 'owners')) stored,
    exempt boolean not null generated always as (facts ->> 'exempt' is not null) stored,
    retired boolean not null generated always as (facts ->> 'retirement' is not null) stored
);

create index measures_by_place on measures (theme, section, place, number);
create index measures_owners on measures using gin (owners);

create table measure_revisions (
    measure_id uuid not null references measures,
    revision integer not null check (revision > 0),
    recorded_at timestamptz not null,
    recorded_by text not null,
    action text not null,
    note text,
    facts json not null,
    digest bytea not null check (length(digest) = 32),
    primary key (measure_id, revision)
);

create function measure_digest(
    previous bytea, measure_id uuid, revision integer, recorded_at timestamptz, recorded_by text, action text, note text, facts json) returns bytea
    language sql stable parallel safe
    return sha256(coalesce(previous, ''::bytea) || convert_to(jsonb_build_array(
        measure_id, revision, (extract(epoch from recorded_at) * 1000000)::bigint, recorded_by, action, note, facts::text)::text, 'UTF8'));

-- Present values. A series is the measure's own ('') or somebody else's; a value is exact.
create table observations (
    measure_id uuid not null references measures,
    series text collate "C" not null,
    period text collate "C" not null,
    version integer not null check (version > 0),
    first_day date not null,
    last_day date not null check (last_day >= first_day),
    value numeric,
    numerator numeric,
    denominator numeric,
    status "char" not null check (status in ('A', 'P', 'E', 'F', 'B', 'U', 'Q', 'O', 'M')),
    expected_in text,
    recorded_at timestamptz not null,
    recorded_by text not null,
    check (status not in ('O', 'M') or (value is null and numerator is null and denominator is null)),
    check (status in ('O', 'M', 'Q') or value is not null),
    primary key (measure_id, series, period)
);

create index observations_by_day on observations (measure_id, series, last_day);

create table observation_versions (
    measure_id uuid not null,
    series text collate "C" not null,
    period text collate "C" not null,
    version integer not null,
    value numeric,
    numerator numeric,
    denominator numeric,
    status "char" not null,
    expected_in text,
    reason text,
    recorded_at timestamptz not null,
    recorded_by text not null,
    digest bytea not null check (length(digest) = 32),
    primary key (measure_id, series, period, version),
    foreign key (measure_id, series, period) references observations
);

-- Over everything that is kept of a version; the instant as whole microseconds, so that no session setting shows in it.
create function observation_digest(
    previous bytea, measure_id uuid, series text, period text, version integer, value numeric, numerator numeric, denominator numeric,
    status "char", expected_in text, reason text, recorded_at timestamptz, recorded_by text) returns bytea
    language sql stable parallel safe
    return sha256(coalesce(previous, ''::bytea) || convert_to(jsonb_build_array(
        measure_id, series, period, version, value::text, numerator::text, denominator::text, status, expected_in, reason,
        (extract(epoch from recorded_at) * 1000000)::bigint, recorded_by)::text, 'UTF8'));

create table targets (
    measure_id uuid not null references measures,
    valid_from date not null,
    version integer not null check (version > 0),
    good_from numeric,
    good_to numeric,
    acceptable_from numeric,
    acceptable_to numeric,
    kind text not null check (kind in ('local', 'statutory', 'contract', 'profile')),
    source text,
    removed boolean not null default false,
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (measure_id, valid_from)
);

create table target_versions (like targets, digest bytea not null check (length(digest) = 32), primary key (measure_id, valid_from, version));

create function target_digest(previous bytea, target targets) returns bytea
    language sql stable parallel safe
    return sha256(coalesce(previous, ''::bytea) || convert_to(jsonb_build_array(
        (target).measure_id, (target).valid_from - date '2000-01-01', (target).version, (target).good_from::text, (target).good_to::text,
        (target).acceptable_from::text, (target).acceptable_to::text, (target).kind, (target).source, (target).removed,
        (extract(epoch from (target).recorded_at) * 1000000)::bigint, (target).recorded_by)::text, 'UTF8'));

create trigger append_only before update or delete or truncate on measure_revisions for each statement execute function refuse_change();
alter table measure_revisions enable always trigger append_only;
create trigger append_only before update or delete or truncate on observation_versions for each statement execute function refuse_change();
alter table observation_versions enable always trigger append_only;
create trigger append_only before update or delete or truncate on target_versions for each statement execute function refuse_change();
alter table target_versions enable always trigger append_only;
create trigger append_only before delete or truncate on measures for each statement execute function refuse_change();
alter table measures enable always trigger append_only;
create trigger append_only before delete or truncate on observations for each statement execute function refuse_change();
alter table observations enable always trigger append_only;
create trigger append_only before delete or truncate on targets for each statement execute function refuse_change();
alter table targets enable always trigger append_only;

-- Business intelligence gets a role of its own.
alter table access_keys drop constraint access_keys_roles_check;
alter table access_keys add constraint access_keys_roles_check
    check (roles <> '{}' and roles <@ array['reader', 'auditor', 'owner', 'editor', 'admin', 'analyst']);

grant select, insert, update on measures, observations, targets to :service_role;
grant select, insert on measure_revisions, observation_versions, target_versions to :service_role;
grant usage, select, update on sequence measure_numbers to :service_role;
