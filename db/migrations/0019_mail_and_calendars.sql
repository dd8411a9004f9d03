-- What is done once a day, whatever the number of instances: whoever comes first has it.
create table schedule_runs (
    name text not null,
    day date not null,
    at timestamptz not null default clock_timestamp(),
    primary key (name, day)
);

-- E-mail on its way: one digest a person a day at most.
create table mails (
    id uuid primary key,
    address text not null,
    day date not null,
    subject text not null,
    plain text not null,
    html text not null,
    state text not null default 'pending' check (state in ('pending', 'sent', 'failed')),
    attempts integer not null default 0,
    next_at timestamptz not null,
    last_fault text,
    unique (address, day)
);

create index mails_due on mails (next_at) where state = 'pending';

grant select, insert on schedule_runs to :service_role;
grant select, insert, update, delete on mails to :service_role;

-- Addresses of calendars, one for each credential at most; of the secret in it only a digest is kept. One that was made with a key ends with it,
-- and has that key's posts; another ends by itself, and has the posts that were acted for when it was made.
create table calendars (
    id text primary key,
    hash bytea not null check (length(hash) = 32),
    credential text not null unique,
    posts text[] not null default '{}',
    made_at timestamptz not null,
    made_by text not null,
    ends_at timestamptz
);

grant select, insert, update, delete on calendars to :service_role;
