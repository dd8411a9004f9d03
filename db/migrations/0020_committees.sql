-- Where the register goes: bodies, their meetings, what is put before these, and what came of it. What stood before a change is in the audit log.

create table bodies (
    key text collate "C" primary key check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 60),
    revision integer not null check (revision > 0),
    name text not null check (name <> ''),
    place text,
    is_public boolean not null,
    route_position integer check (route_position between 1 and 99),
    updated_at timestamptz not null default clock_timestamp(),
    updated_by text not null
);

create unique index bodies_name on bodies (name_key(name));

create table meetings (
    id uuid primary key,
    body text collate "C" not null references bodies,
    revision integer not null check (revision > 0),
    day date not null,
    starts_at text check (starts_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
    place text,
    note text,
    state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
    reason text,
    minutes text,
    last_item integer not null default 0,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by text not null,
    check ((state = 'cancelled') = (reason is not null)),
    check (minutes is null or state = 'held')
);

create index meetings_day on meetings (day, id);
create index meetings_body on meetings (body, day);

-- What is put before a meeting: a quarter's snapshot, a quarter's performance report, or one entry. Snapshots are named by their quarter, for a
-- way is planned before its snapshot is taken.
create table meeting_items (
    meeting_id uuid not null references meetings,
    item integer not null check (item > 0),
    number text,
    title text,
    part integer not null check (part in (1, 2)),
    snapshot text,
    performance_report text,
    entry_id uuid references entries,
    resolution text,
    minutes text,
    primary key (meeting_id, item),
    check (num_nonnulls(snapshot, performance_report, entry_id) = 1)
);

create unique index meeting_items_snapshot on meeting_items (snapshot, meeting_id) where snapshot is not null;
create index meeting_items_entry on meeting_items (entry_id) where entry_id is not null;

-- What members ask about entries. Whether a question is exempt follows from its entries, or was said of it itself: an entry that is made
-- public does not publish what was asked of it before.
create table questions (
    id uuid primary key,
    revision integer not null check (revision > 0),
    meeting_id uuid not null references meetings,
    asked_by text not null check (asked_by <> ''),
    text text not null check (text <> ''),
    assigned_to text,
    due_on date,
    exempt boolean not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_why text,
    asked_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp(),
    updated_by text not null,
    check (assigned_to is null or due_on is not null),
    check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_why) in (0, 3))
);

create index questions_meeting on questions (meeting_id);
create index questions_post on questions (name_key(assigned_to), due_on) where withdrawn_at is null;

create table question_entries (
    question_id uuid not null references questions,
    place integer not null check (place > 0),
    entry_id uuid not null references entries,
    primary key (question_id, entry_id)
);

create index question_entries_entry on question_entries (entry_id);

-- The last is the answer; those before it were given too.
create table question_answers (
    question_id uuid not null references questions,
    number integer not null check (number > 0),
    text text not null check (text <> ''),
    at timestamptz not null default clock_timestamp(),
    actor text not null,
    primary key (question_id, number)
);

create trigger append_only before update or delete or truncate on question_answers for each statement execute function refuse_change();
alter table question_answers enable always trigger append_only;
create trigger append_only before delete or truncate on questions for each statement execute function refuse_change();
alter table questions enable always trigger append_only;
create trigger append_only before delete or truncate on meetings for each statement execute function refuse_change();
alter table meetings enable always trigger append_only;

grant select, insert, update, delete on bodies, meeting_items, question_entries to :service_role;
grant select, insert, update on meetings, questions to :service_role;
grant select, insert on question_answers to :service_role;
