#!/usr/bin/env bash
# Puts a backup back: infra/restore.sh <file> [--replace]. Uses DATABASE_URL. Stop the desk first.
# All or nothing, in one transaction. Then the desk's epoch is new: every screen starts over, and what people
# sent in the lost hours and still have on their devices is sent again.
set -euo pipefail

fail() { printf '✗ %s\n' "$*" >&2; exit 1; }

[ "$#" -ge 1 ] || fail "Usage: DATABASE_URL=postgresql://… $0 <file> [--replace]"
: "${DATABASE_URL:?Set DATABASE_URL to the database to restore into}"
command -v pg_restore >/dev/null || fail 'pg_restore is missing. On Debian: apt-get install postgresql-client'
[ -r "$1" ] || fail "Cannot read $1"

query() { psql --dbname="$DATABASE_URL" --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 "$@"; }

others=$(query -c "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'")
[ "$others" = 0 ] || fail "$others others are connected to the database. Stop the desk first."

tables=$(query -c "select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')")
if [ "$tables" != 0 ] && [ "${2:-}" != --replace ]; then
  fail "The database is not empty ($tables tables). Give an empty one, or --replace to throw away what it has."
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The schema and the extensions are there and belong to the administrator; everything else comes from the backup.
pg_restore --list "$1" | grep -vE '^[0-9]+; [0-9]+ [0-9]+ (SCHEMA|COMMENT - SCHEMA|EXTENSION|COMMENT - EXTENSION) ' >"$work/list"

{
  printf 'set client_min_messages = warning;\nbegin;\n'
  # Loads pg_trgm: functions that set its parameters can only be made by a session that knows them.
  printf "select public.similarity('', '');\n"
  if [ "$tables" != 0 ]; then
    # Everything this role owns in public, but not what the extensions brought.
    cat <<'SQL'
do $$
declare one record;
begin
  for one in
    select format('drop %s if exists public.%I cascade',
             case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end,
             relname) as sql
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
       and relowner = current_user::regrole
       and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype in ('i', 'e'))
    union all
    select format('drop function if exists %s cascade', oid::regprocedure)
      from pg_proc where pronamespace = 'public'::regnamespace and proowner = current_user::regrole
       and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e')
    union all
    select format('drop type if exists public.%I cascade', typname)
      from pg_type where typnamespace = 'public'::regnamespace and typowner = current_user::regrole and typtype in ('e', 'd')
  loop
    execute one.sql;
  end loop;
end $$;
SQL
  fi
  pg_restore --no-owner --no-privileges --use-list="$work/list" --file=- "$1"
  printf '\nupdate public.desk set epoch = gen_random_uuid();\ncommit;\n'
} >"$work/restore.sql"

query --file="$work/restore.sql" >/dev/null
query -c 'set client_min_messages = error' -c 'analyze' >/dev/null
printf 'Restored. The desk is now in epoch %s. Start it.\n' "$(query -c 'select epoch from public.desk limit 1')"
