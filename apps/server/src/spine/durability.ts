// The settings without which "saved" is not true. Read from a session like the desk's own.
import type { Client } from 'pg';

/** PostgreSQL could lose what it says it has saved. */
export class DurabilityError extends Error {
  override name = 'DurabilityError';
}

const needed = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums'] as const;
export type Setting = (typeof needed)[number];

/**
 * Refuses a server that may lose an acknowledged message.
 * @param client connected as the desk's role, since a role or a database may have settings of its own
 * @returns the settings that are off but tolerated
 */
export async function assertDurable(
  client: Client,
  tolerated: readonly Setting[] = [],
): Promise<Setting[]> {
  const { rows } = await client.query<{ name: Setting; setting: string }>(
    'select name, setting from pg_settings where name = any($1)',
    [needed],
  );
  const safe = (name: Setting, setting: string): boolean =>
    setting === 'on' || (name === 'synchronous_commit' && setting === 'remote_apply');
  const off = rows.filter(({ name, setting }) => !safe(name, setting));
  const refused = off.filter(({ name }) => !tolerated.includes(name));
  if (refused.length > 0) {
    const said = refused.map(({ name, setting }) => `${name} is ${setting}`).join(', ');
    throw new DurabilityError(
      `The database could lose what it says it has saved: ${said}. ` +
        'Turn it on (ALTER SYSTEM, ALTER DATABASE or ALTER ROLE, wherever it was set) and start again.',
    );
  }
  return off.map(({ name }) => name);
}
