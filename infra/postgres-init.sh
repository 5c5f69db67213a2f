#!/bin/bash
# Runs once, in the empty PostgreSQL of compose.yml: the desk's role, its database, and the two extensions.
set -euo pipefail

psql --set=ON_ERROR_STOP=1 --set=password="$ENTRE_PASSWORD" --username=postgres <<'SQL'
create role entre login nosuperuser nocreatedb nocreaterole password :'password';
create database entre;
\connect entre
create extension pg_trgm schema public;
create extension unaccent schema public;
revoke all on database entre from public;
grant connect, temporary on database entre to entre;
revoke all on schema public from public;
alter schema public owner to entre;
SQL
