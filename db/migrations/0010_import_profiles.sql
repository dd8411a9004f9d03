-- Mappings that an organisation keeps by name, to read next quarter's files by. What stood in one before is not history of the register; that it
-- was changed is in the audit log.
create sequence import_profile_revisions;

create table import_profiles (
    name text collate "C" primary key check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(name) <= 60),
    revision bigint not null default nextval('import_profile_revisions'),
    mapping json not null,
    updated_at timestamptz not null,
    updated_by text not null
);

grant select, insert, update, delete on import_profiles to :service_role;
grant usage on sequence import_profile_revisions to :service_role;
