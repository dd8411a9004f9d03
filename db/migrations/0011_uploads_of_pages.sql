-- Files that somebody sent from a page to be imported: of a session, until they are imported or another is sent. What an import did stays to
-- be looked at for as long; the files do not.
create table page_uploads (
    id uuid primary key,
    token_hash bytea not null references page_sessions (token_hash) on delete cascade,
    sent_at timestamptz not null,
    names text[] not null,
    contents bytea[] not null,
    done_at timestamptz,
    created integer,
    updated integer,
    unchanged integer,
    closed integer,
    quarter text,
    check (cardinality(names) between 1 and 20),
    check (cardinality(contents) = case when done_at is null then cardinality(names) else 0 end),
    check (num_nonnulls(created, updated, unchanged, closed) = case when done_at is null then 0 else 4 end)
);

create index page_uploads_session on page_uploads (token_hash);
create index page_uploads_age on page_uploads (sent_at);

grant select, insert, delete on page_uploads to :service_role;
grant update (contents, done_at, created, updated, unchanged, closed, quarter) on page_uploads to :service_role;
