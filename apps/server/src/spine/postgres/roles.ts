// What stands in the embedded server before the first migration: two roles, one database, two extensions.
import type { Client } from 'pg';
import pg from 'pg';

export const appRole = 'entre_app';
export const database = 'entre';

/**
 * Makes the application's role and the database, if they are not there. Run as the superuser, connected
 * to the database `postgres`. A cut-off run is completed by the next.
 */
export async function prepareServer(admin: Client, appPassword: string): Promise<void> {
  const { rows } = await admin.query<{ role: boolean; base: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as role,
            exists (select from pg_database where datname = $2) as base`,
    [appRole, database],
  );
  if (rows[0]?.role !== true) {
    await admin.query(
      `create role ${appRole} login nosuperuser nocreatedb nocreaterole noreplication
       password ${pg.escapeLiteral(appPassword)}`,
    );
  }
  if (rows[0]?.base !== true) await admin.query(`create database ${database}`);
}

/** Sets up the inside of the database; connected to it as the superuser. Does nothing when done before. */
export async function prepareDatabase(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ done: boolean }>(
    `select (select count(*) = 2 from pg_extension where extname in ('pg_trgm', 'unaccent'))
        and (select nspowner = $1::regrole from pg_namespace where nspname = 'public') as done`,
    [appRole],
  );
  if (rows[0]?.done === true) return;
  await admin.query(`
    create extension if not exists pg_trgm schema public;
    create extension if not exists unaccent schema public;
    revoke all on database ${database} from public;
    grant connect, temporary on database ${database} to ${appRole};
    revoke all on schema public from public;
    alter schema public owner to ${appRole};
  `);
}

/** Lets the application's role in again when its password in secrets.json is newer than the server's. */
export async function resetAppPassword(admin: Client, appPassword: string): Promise<void> {
  await admin.query(`alter role ${appRole} password ${pg.escapeLiteral(appPassword)}`);
}
