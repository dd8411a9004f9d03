-- The quarter's round, in which owners are asked for their entries. Whether an entry was updated, returned or signed off is derived from its
-- revisions and from the marks here, never kept.

create table rounds (
    quarter text primary key,
    revision integer not null check (revision > 0),
    meeting_on date,
    opens_on date not null,
    due_on date not null check (due_on >= opens_on),
    freezes_on date not null check (freezes_on >= due_on),
    note text,
    opened_at timestamptz,
    opened_by text,
    closed_at timestamptz,
    closed_by text,
    made_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp(),
    updated_by text not null,
    check ((opened_at is null) = (opened_by is null)),
    check ((closed_at is null) = (closed_by is null))
);

-- What was said of an entry's revision in a round.
create table round_marks (
    id bigint generated always as identity primary key,
    quarter text not null references rounds,
    kind text not null check (kind in ('returned', 'signedOff', 'reminded')),
    entry_id uuid not null,
    revision integer not null,
    at timestamptz not null,
    actor text not null,
    post text,
    reason text,
    check ((kind = 'returned') = (reason is not null)),
    foreign key (entry_id, revision) references entry_revisions (entry_id, revision)
);

create index round_marks_entry on round_marks (quarter, entry_id, kind, id);

-- How a round stood when its quarter's snapshot was taken, bound to the snapshot's digest.
create table snapshot_rounds (
    snapshot_id bigint primary key references snapshots (id),
    counts json not null,
    digest bytea not null check (length(digest) = 32)
);

create function snapshot_round_digest(snapshot bytea, counts json) returns bytea
    language sql immutable parallel safe
    return sha256(snapshot || convert_to(counts::text, 'UTF8'));

create trigger append_only before update or delete or truncate on round_marks for each statement execute function refuse_change();
alter table round_marks enable always trigger append_only;
create trigger append_only before update or delete or truncate on snapshot_rounds for each statement execute function refuse_change();
alter table snapshot_rounds enable always trigger append_only;
create trigger append_only before delete or truncate on rounds for each statement execute function refuse_change();
alter table rounds enable always trigger append_only;

-- The posts that an entry's actions are given to.
create function action_owners(content json) returns text[]
    language sql immutable parallel safe
    return (select coalesce(array_agg(distinct action ->> 'owner'), '{}') from json_array_elements(content -> 'actions') as action
            where action ->> 'owner' is not null);

create index entries_action_owners on entries using gin (name_keys(action_owners(content))) where status <> 'closed';

grant select, insert, update on rounds to :service_role;
grant select, insert on round_marks, snapshot_rounds to :service_role;
