-- Response, objectives and target date stand in an entry's facts where they are said; what does not say them is as it was, and so are its
-- digests. The indexes hold only entries that say something, and nothing of the table is written anew.

create index entries_by_response on entries ((facts ->> 'response'), position, id) where facts ->> 'response' is not null;
create index entries_objectives on entries using gin (json_texts(facts -> 'objectives')) where facts ->> 'objectives' is not null;
create index entries_by_target_date on entries (((facts ->> 'targetDate') collate "C")) where facts ->> 'targetDate' is not null;

-- What is not there is null, and concat_ws passes over it: the digests of everything that was published before stay.
create or replace function public_entry_digest(entry_id uuid, facts json, corrected_facts json, content json) returns bytea
    language sql immutable parallel safe
    return sha256(convert_to(concat_ws(E'\n',
        entry_id, facts -> 'kind', facts -> 'status', facts -> 'reference', facts -> 'sourceReference', facts -> 'service',
        corrected_facts -> 'types', corrected_facts -> 'owners', facts -> 'score', facts -> 'residualScore', facts -> 'targetScore',
        facts #> '{direction,direction}', corrected_facts #> '{direction,narrative}', facts #> '{closure,reason}', content::text,
        'response ' || (facts ->> 'response'), 'objectives ' || (facts ->> 'objectives'),
        'target date ' || (facts ->> 'targetDate')), 'UTF8'));

-- The posts that an entry's actions are given to, and those that see to its controls.
create or replace function action_owners(content json) returns text[]
    language sql immutable parallel safe
    return (select coalesce(array_agg(distinct item ->> 'owner'), '{}')
            from (select json_array_elements(content -> 'actions')
                union all select json_array_elements(content -> 'controls')) as items (item)
            where item ->> 'owner' is not null);

-- The planner asks no partial index how many entries it holds.
create statistics entries_target_date on ((facts ->> 'targetDate') collate "C") from entries;
