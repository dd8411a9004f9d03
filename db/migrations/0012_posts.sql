-- Posts with people behind them. A post is a name, wherever it stands; here is what is known of it beside that. What was known before is not
-- history of the register; that it was changed is in the audit log.

create table posts (
    key text primary key check (key = name_key(name)),
    name text not null check (name <> ''),
    service text,
    addresses text[] not null default '{}',
    described_at timestamptz not null default clock_timestamp(),
    described_by text not null
);

-- Posts that act for another while it is away, both days included.
create table post_deputies (
    post text not null references posts on update cascade on delete cascade,
    deputy text not null check (deputy <> ''),
    from_day date not null,
    until_day date not null check (until_day >= from_day),
    primary key (post, deputy, from_day)
);

create index post_deputies_deputy on post_deputies (name_key(deputy));

-- What a post was called: keys and tokens that name it so go on acting for it.
create table former_post_names (
    key text primary key,
    name text not null check (key = name_key(name)),
    post text not null references posts on update cascade on delete cascade,
    renamed_at timestamptz not null default clock_timestamp()
);

create index former_post_names_post on former_post_names (post);

-- The posts that one who is given some acts for on a day: these, what those of them that were renamed are called now, and those that they
-- are deputies of. A deputy's deputy is none.
create function acting_posts(names text[], day date) returns text[]
    language sql stable parallel safe
    return (
        with held as (
            select n.name, n.place from unnest(names) with ordinality as n (name, place)
            union all
            select p.name, 1000 + row_number() over (order by p.key)
            from former_post_names as f join posts as p on p.key = f.post
            where f.key = any(name_keys(names))
        ),
        acting as (
            select name, place from held
            union all
            select p.name, 2000 + row_number() over (order by p.key)
            from post_deputies as d join posts as p on p.key = d.post
            where name_key(d.deputy) in (select name_key(name) from held) and day between d.from_day and d.until_day
        )
        select coalesce(array_agg(a.name order by a.place), '{}')
        from (select distinct on (name_key(name)) name, place from acting order by name_key(name), place) as a);

-- Deputies and former names give rights: they are gained and ended by what the audit log says, as links are.
create function demand_audit_row_of_post() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    about text := case when tg_op = 'DELETE' then old.post else new.post end;
begin
    -- Who could take the trigger away is not asked.
    if (select rolsuper from pg_roles where rolname = session_user) then
        return null;
    end if;

    if not exists (
        select from audit_log
        where action in ('postDescribed', 'postRenamed', 'postRemoved') and at between transaction_timestamp() and clock_timestamp()
            and (action = 'postRenamed' or name_key(detail ->> 'post') = about)) then
        raise exception 'a change of % has no row of the audit log that says so', tg_table_name using errcode = 'restrict_violation';
    end if;
    return null;
end $$;

create constraint trigger deputy_is_told after insert or update or delete on post_deputies
    deferrable initially deferred for each row execute function demand_audit_row_of_post();
alter table post_deputies enable always trigger deputy_is_told;
create constraint trigger renaming_is_told after insert or update or delete on former_post_names
    deferrable initially deferred for each row execute function demand_audit_row_of_post();
alter table former_post_names enable always trigger renaming_is_told;

grant select, insert, update, delete on posts, post_deputies, former_post_names to :service_role;
