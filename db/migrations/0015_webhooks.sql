-- Where events are sent, and what became of each. A secret has to be known to sign with; it is never given out again.
create table webhooks (
    id uuid primary key,
    revision integer not null check (revision > 0),
    url text not null,
    types text[] not null default '{}',
    secret text not null,
    former_secret text,
    former_until timestamptz,
    position bigint not null,
    failing_since timestamptz,
    disabled_at timestamptz,
    disabled_because text,
    made_at timestamptz not null,
    made_by text not null,
    check ((former_secret is null) = (former_until is null)),
    check ((disabled_at is null) = (disabled_because is null))
);

create table webhook_deliveries (
    webhook_id uuid not null references webhooks on delete cascade,
    position bigint not null references events (position),
    state text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
    attempts integer not null default 0,
    next_at timestamptz not null,
    last_at timestamptz,
    last_status integer,
    last_fault text,
    primary key (webhook_id, position)
);

create index webhook_deliveries_due on webhook_deliveries (webhook_id, next_at) where state = 'pending';

grant select, insert, update, delete on webhooks, webhook_deliveries to :service_role;
