#!/usr/bin/env bash
# Takes a backup of the desk's database: infra/backup.sh <directory>. Uses DATABASE_URL.
# The desk may run meanwhile: the copy is of one moment. Prints the file it made.
set -euo pipefail

fail() { printf '✗ %s\n' "$*" >&2; exit 1; }

[ "$#" -eq 1 ] || fail "Usage: DATABASE_URL=postgresql://… $0 <directory>"
: "${DATABASE_URL:?Set DATABASE_URL to the database to back up}"
command -v pg_dump >/dev/null || fail 'pg_dump is missing. On Debian: apt-get install postgresql-client'

umask 077
mkdir -p "$1"
file="$1/entre-$(date -u +%Y%m%dT%H%M%SZ).dump"
trap 'rm -f "$file.part"' EXIT

# Owners and grants belong to the server it came from; the restore gives everything to the role that restores.
pg_dump --dbname="$DATABASE_URL" --format=custom --compress=6 --no-owner --no-privileges \
  --schema=public --file="$file.part"
# Read it back before calling it a backup.
pg_restore --list "$file.part" >/dev/null
sync -f "$file.part"
mv "$file.part" "$file"
printf '%s\n' "$file"
