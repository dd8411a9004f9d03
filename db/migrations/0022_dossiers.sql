-- What lies beside an entry and is no part of the register: what people say of it, the evidence for it, and how entries hang together.

create table comments (
    id uuid primary key,
    entry_id uuid not null references entries,
    reply_to uuid references comments,
    text text not null check (text <> ''),
    at timestamptz not null default clock_timestamp(),
    actor text not null,
    author text not null
);

create index comments_entry on comments (entry_id, id);

create table comment_withdrawals (
    comment_id uuid primary key references comments,
    reason text not null check (reason <> ''),
    at timestamptz not null default clock_timestamp(),
    actor text not null
);

-- A file, whose bytes lie in pieces, or a link to where a document lies. What it is evidence of is an action, a control or the whole entry.
create table attachments (
    id uuid primary key,
    entry_id uuid not null references entries,
    action_id integer,
    control_id integer,
    name text not null check (name <> ''),
    media_type text,
    length integer check (length between 1 and 20971520),
    content_digest bytea check (length(content_digest) = 32),
    link text,
    note text,
    at timestamptz not null,
    actor text not null,
    digest bytea not null check (length(digest) = 32),
    check (num_nonnulls(action_id, control_id) <= 1),
    check (num_nonnulls(media_type, length, content_digest) in (0, 3)),
    check (num_nonnulls(link, content_digest) = 1)
);

create index attachments_entry on attachments (entry_id, id);

create function attachment_digest(
    id uuid, entry_id uuid, action_id integer, control_id integer, name text, media_type text, length integer, content_digest bytea,
    link text, note text, at timestamptz, actor text) returns bytea
    language sql stable parallel safe
    return sha256(convert_to(jsonb_build_array(
        id, entry_id, action_id, control_id, name, media_type, length, encode(content_digest, 'hex'), link, note,
        (extract(epoch from at) * 1000000)::bigint, actor)::text, 'UTF8'));

-- Small enough that no reader or writer ever holds much. Most evidence is compressed already.
create table attachment_pieces (
    attachment_id uuid not null references attachments,
    number integer not null check (number > 0),
    bytes bytea not null check (length(bytes) between 1 and 65536),
    primary key (attachment_id, number)
);

alter table attachment_pieces alter column bytes set storage external;

create table attachment_withdrawals (
    attachment_id uuid primary key references attachments,
    reason text not null check (reason <> ''),
    at timestamptz not null default clock_timestamp(),
    actor text not null
);

-- Each link stands once: what relates has no direction, and begins with the lower id.
create table entry_links (
    from_id uuid not null references entries,
    kind text not null check (kind in ('dependsOn', 'relatesTo', 'splitFrom', 'mergedInto')),
    to_id uuid not null references entries,
    at timestamptz not null default clock_timestamp(),
    actor text not null,
    primary key (from_id, kind, to_id),
    check (from_id <> to_id),
    check (kind <> 'relatesTo' or from_id < to_id)
);

create index entry_links_to on entry_links (to_id);

do $$
declare each text;
begin
    foreach each in array array['comments', 'comment_withdrawals', 'attachments', 'attachment_pieces', 'attachment_withdrawals'] loop
        execute format(
            'create trigger append_only before update or delete or truncate on %I for each statement execute function '
                || 'refuse_change()', each);
        execute format('alter table %I enable always trigger append_only', each);
    end loop;
end $$;

grant select, insert on comments, comment_withdrawals, attachments, attachment_pieces, attachment_withdrawals to :service_role;
grant select, insert, delete on entry_links to :service_role;
