-- The committee report of a meeting's item: its texts while they are written, what was published with the agenda, and what was handed out
-- since. What is published is never updated or deleted.

create table meeting_reports (
    meeting_id uuid not null,
    item integer not null,
    revision integer not null check (revision > 0),
    texts json not null,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by text not null,
    primary key (meeting_id, item),
    foreign key (meeting_id, item) references meeting_items
);

-- Number 0 is the publication, with all that it froze; those after it are addenda. Each is chained to the one before.
create table meeting_report_events (
    meeting_id uuid not null,
    item integer not null,
    number integer not null check (number >= 0),
    at timestamptz not null,
    actor text not null,
    detail json not null,
    digest bytea not null check (length(digest) = 32),
    primary key (meeting_id, item, number),
    foreign key (meeting_id, item) references meeting_items
);

create function meeting_report_digest(
    previous bytea, meeting_id uuid, item integer, number integer, at timestamptz, actor text, detail json)
    returns bytea language sql stable parallel safe
    return sha256(coalesce(previous, ''::bytea) || convert_to(concat_ws(E'\n',
        meeting_id, item, number, microseconds(at), to_json(actor), detail::text), 'UTF8'));

create trigger append_only before update or delete or truncate on meeting_report_events for each statement execute function refuse_change();
alter table meeting_report_events enable always trigger append_only;

grant select, insert, update, delete on meeting_reports to :service_role;
grant select, insert on meeting_report_events to :service_role;
