-- By which names an entry's owners are the same, kept with it: making them anew for each row that a list passes over took longer than the list.
drop index entries_owners;
alter table entries add column owner_keys text[] not null generated always as (name_keys(json_texts(facts -> 'owners'))) stored;
create index entries_owners on entries using gin (owner_keys);

create or replace view entry_states as
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
        next_due_on(content) as next_due_on,
        name_keys(json_texts(facts -> 'owners')) as owner_keys
    from entry_revisions;
