-- What is kept for a time only, found when its time is over; and since when an e-mail waits.

alter table mails add column made_at timestamptz not null default clock_timestamp();

create index webhook_deliveries_over on webhook_deliveries (last_at) where state <> 'pending';
create index webhook_deliveries_failed on webhook_deliveries (webhook_id) where state = 'failed';
create index mails_day on mails (day);
create index post_deputies_until on post_deputies (until_day);
create index calendars_end on calendars (ends_at) where ends_at is not null;
