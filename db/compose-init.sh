#!/usr/bin/env bash
# Makes the register's database and its two logins when compose's PostgreSQL starts with an empty volume; an administrator can run it against
# any server as a superuser (PGHOST, PGUSER, PGPASSWORD …), and again: what is there stays, and the passwords are set. The service's login owns
# nothing: migrations grant it what it needs.
set -euo pipefail

: "${REGISTER_OWNER_PASSWORD:?}" "${REGISTER_SERVICE_PASSWORD:?}"

# The passwords stay in the environment: arguments could be read in the list of processes.
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-${PGUSER:-postgres}}" --dbname postgres << 'SQL'
\getenv owner_password REGISTER_OWNER_PASSWORD
\getenv service_password REGISTER_SERVICE_PASSWORD
select format('create role %I', name) from unnest(array['riskregister_owner', 'riskregister_service']) as name
where not exists (select from pg_roles where rolname = name) \gexec
alter role riskregister_owner login nosuperuser nocreatedb nocreaterole inherit password :'owner_password';
alter role riskregister_service login nosuperuser nocreatedb nocreaterole noinherit password :'service_password';
select 'create database riskregister owner riskregister_owner template template0 encoding ''UTF8'''
where not exists (select from pg_database where datname = 'riskregister') \gexec
revoke all on database riskregister from public;
grant connect on database riskregister to riskregister_service;
SQL
