-- Search as people type: "IT" is a word and no pronoun that is left out, a phrase keeps its small words, accents and the Unicode form of letters
-- do not matter. And posts, services and types that differ in capitals alone are one: "MT" and "mt".

-- Letters without their accents; characters that show nothing are none. Text in ASCII, which is nearly all, is as it is.
create function search_text(given text) returns text
    language sql immutable parallel safe
    return case when given is null or octet_length(given) = length(given) then given
        else translate(regexp_replace(normalize(given, NFKD), U&'[\0300-\036F\00AD\061C\200B-\200F\202A-\202E\2060-\2064\FEFF]', '', 'g'),
            'øØłŁđĐħĦŧŦıßæÆœŒðÐþÞ’', 'oOlLdDhHtTisaAoOdDtT''') end;

-- English word stems, small words among them.
create text search dictionary register_stem (template = snowball, language = english);
create text search configuration register_words (copy = english);
alter text search configuration register_words alter mapping replace english_stem with register_stem;

alter table entries drop column search;
drop function search_document(json, json);

create function search_document(facts json, content json) returns tsvector
    language sql immutable parallel safe
    return setweight(to_tsvector('register_words', search_text(coalesce(content ->> 'title', ''))), 'A')
        || setweight(to_tsvector('register_words', search_text(concat_ws(E'\n',
            facts ->> 'reference', facts ->> 'sourceReference', facts ->> 'service', facts ->> 'owners', facts ->> 'types'))), 'B')
        || to_tsvector('register_words', search_text(concat_ws(E'\n',
            content ->> 'description',
            content ->> 'effects',
            facts #>> '{direction,narrative}',
            (select string_agg(control ->> 'text', E'\n') from json_array_elements(content -> 'controls') as control),
            (select string_agg(concat_ws(E'\n', action ->> 'text', action ->> 'owner', action ->> 'progress'), E'\n')
             from json_array_elements(content -> 'actions') as action))));

alter table entries add column search tsvector not null generated always as (search_document(facts, content)) stored;
create index entries_search on entries using gin (search);

-- By which names are the same.
create function name_key(name text) returns text
    language sql immutable parallel safe
    return lower(case when octet_length(name) = length(name) then name else normalize(name, NFKC) end);

create function name_keys(names text[]) returns text[]
    language sql immutable parallel safe
    return string_to_array(name_key(array_to_string(names, E'\x01')), E'\x01');

drop index entries_owners, entries_types, entries_service;
create index entries_owners on entries using gin (name_keys(owners));
create index entries_types on entries using gin (name_keys(types));
create index entries_service on entries (name_key(service), position, id);

-- Inside one score entries stand as the register has them.
drop index entries_by_residual;
create index entries_by_residual on entries ((-residual), position, id);
