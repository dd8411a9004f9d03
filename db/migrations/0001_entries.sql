-- Entries, their revisions, and the audit log.
--
-- An entry is two JSON texts. "facts" is what is judged and filtered by (status, scores, owners, direction …) and is small; "content"
-- is what is written (title, description, effects, controls, actions) and goes to clients as it is stored. Both are kept as json, not
-- jsonb, because digests are over their bytes. Every other column of an entry is generated from them, so that none can disagree.

create function json_texts(items json) returns text[]
    language sql immutable parallel safe
    return (select coalesce(array_agg(item order by position), '{}')
            from json_array_elements_text(items) with ordinality as given (item, position));

-- CR2 < CR10 < CR10.1 < CO1 < proposals, which have no reference.
create function reference_order(kind text, reference text) returns bigint
    language sql immutable parallel safe
    return case
        when reference is null then case kind when 'risk' then 30000000000 else 40000000000 end
        else case kind when 'risk' then 10000000000 else 20000000000 end
            + split_part(substr(reference, 3), '.', 1)::bigint * 1000
            + coalesce(nullif(split_part(substr(reference, 3), '.', 2), '')::bigint, 0)
    end;

-- The day after which the first of the open actions is overdue; ISO dates order as texts.
create function next_due_on(content json) returns text
    language sql immutable parallel safe
    return (select min(action ->> 'dueOn' collate "C") from json_array_elements(content -> 'actions') as action
            where action ->> 'status' = 'open');

create function search_document(facts json, content json) returns tsvector
    language sql immutable parallel safe
    return setweight(to_tsvector('english', coalesce(content ->> 'title', '')), 'A')
        || setweight(to_tsvector('english', concat_ws(E'\n',
            facts ->> 'reference', facts ->> 'sourceReference', facts ->> 'service', facts ->> 'owners', facts ->> 'types')), 'B')
        || to_tsvector('english', concat_ws(E'\n',
            content ->> 'description',
            content ->> 'effects',
            facts #>> '{direction,narrative}',
            (select string_agg(control ->> 'text', E'\n') from json_array_elements(content -> 'controls') as control),
            (select string_agg(concat_ws(E'\n', action ->> 'text', action ->> 'owner', action ->> 'progress'), E'\n')
             from json_array_elements(content -> 'actions') as action)));

create table entries (
    id uuid primary key,
    revision integer not null check (revision > 0),
    updated_at timestamptz not null,
    facts json not null,
    content json not null,
    kind text not null generated always as (facts ->> 'kind') stored check (kind in ('risk', 'opportunity')),
    status text not null generated always as (facts ->> 'status') stored check (status in ('proposed', 'open', 'closed')),
    reference text generated always as (facts ->> 'reference') stored,
    source_reference text generated always as (facts ->> 'sourceReference') stored,
    position bigint not null generated always as (reference_order(facts ->> 'kind', facts ->> 'reference')) stored,
    service text generated always as (facts ->> 'service') stored,
    types text[] not null generated always as (json_texts(facts -> 'types')) stored,
    owners text[] not null generated always as (json_texts(facts -> 'owners')) stored,
    residual integer not null generated always as
        ((facts #>> '{residualScore,impact}')::integer * (facts #>> '{residualScore,likelihood}')::integer) stored
        check (residual between 1 and 25),
    exempt boolean not null generated always as (facts ->> 'exempt' is not null) stored,
    next_due_on text collate "C" generated always as (next_due_on(content)) stored,
    search tsvector not null generated always as (search_document(facts, content)) stored,
    check (status <> 'open' or reference is not null)
);

create unique index entries_live_reference on entries (reference) where status <> 'closed';
create index entries_reference on entries (reference);
create index entries_source_reference on entries (source_reference) where source_reference is not null;
create index entries_by_reference on entries (position, id);
create index entries_by_residual on entries ((-residual), id);
create index entries_by_update on entries (updated_at, id);
create index entries_by_due on entries (next_due_on) where next_due_on is not null;
create index entries_owners on entries using gin (owners);
create index entries_types on entries using gin (types);
create index entries_by_status on entries (status, position, id);
create index entries_service on entries (service, position, id);
create index entries_search on entries using gin (search);

-- What the public edition says of an entry, and nothing else: the text as corrected by an addendum, the rest as frozen.
create function public_entry_digest(entry_id uuid, facts json, corrected_facts json, content json) returns bytea
    language sql immutable parallel safe
    return sha256(convert_to(concat_ws(E'\n',
        entry_id, facts -> 'kind', facts -> 'status', facts -> 'reference', facts -> 'sourceReference', facts -> 'service',
        corrected_facts -> 'types', corrected_facts -> 'owners', facts -> 'score', facts -> 'residualScore', facts -> 'targetScore',
        facts #> '{direction,direction}', corrected_facts #> '{direction,narrative}', facts #> '{closure,reason}', content::text), 'UTF8'));

-- A public edition's digest is made of its entries' public digests; hashing them anew for each snapshot would take most of a minute.
create table entry_revisions (
    entry_id uuid not null,
    revision integer not null check (revision > 0),
    recorded_at timestamptz not null,
    action text not null,
    facts json not null,
    content json not null,
    digest bytea not null check (length(digest) = 32),
    public_digest bytea not null generated always as (public_entry_digest(entry_id, facts, facts, content)) stored,
    primary key (entry_id, revision)
);

create index entry_revisions_reference on entry_revisions ((facts ->> 'reference'), entry_id);
create index entry_revisions_time on entry_revisions (entry_id, recorded_at);

-- Over exactly the stored texts; the instant as whole microseconds, so that no session setting shows in it.
create function revision_digest(
    previous bytea, entry_id uuid, revision integer, recorded_at timestamptz, action text, facts json, content json) returns bytea
    language sql stable parallel safe
    return sha256(coalesce(previous, ''::bytea) || convert_to(concat_ws(E'\n',
        entry_id, revision, (extract(epoch from recorded_at) * 1000000)::bigint, action, facts::text, content::text), 'UTF8'));

-- Entries as they stood: the same columns as entries, made from a revision.
create view entry_states as
    select entry_id as id, revision, recorded_at as updated_at, facts, content, digest,
        facts ->> 'kind' as kind,
        facts ->> 'status' as status,
        facts ->> 'reference' as reference,
        facts ->> 'sourceReference' as source_reference,
        reference_order(facts ->> 'kind', facts ->> 'reference') as position,
        facts ->> 'service' as service,
        json_texts(facts -> 'types') as types,
        json_texts(facts -> 'owners') as owners,
        (facts #>> '{residualScore,impact}')::integer * (facts #>> '{residualScore,likelihood}')::integer as residual,
        facts ->> 'exempt' is not null as exempt,
        next_due_on(content) as next_due_on
    from entry_revisions;

create sequence risk_numbers as integer minvalue 1 maxvalue 999999;
create sequence opportunity_numbers as integer minvalue 1 maxvalue 999999;

create table audit_log (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    actor text not null,
    roles text[] not null,
    action text not null,
    entry_id uuid,
    revision integer,
    quarter text,
    address text,
    request_id text not null,
    detail json
);

create index audit_log_entry on audit_log (entry_id, revision) where entry_id is not null;
create index audit_log_actor on audit_log (actor, id);
create index audit_log_time on audit_log (at);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete or truncate on entry_revisions for each statement execute function refuse_change();
alter table entry_revisions enable always trigger append_only;
create trigger append_only before update or delete or truncate on audit_log for each statement execute function refuse_change();
alter table audit_log enable always trigger append_only;
create trigger append_only before delete or truncate on entries for each statement execute function refuse_change();
alter table entries enable always trigger append_only;

grant select, insert, update on entries to :service_role;
grant select, insert on entry_revisions, audit_log to :service_role;
grant select on entry_states to :service_role;
grant usage, select, update on sequence risk_numbers, opportunity_numbers to :service_role;
