// Writes a migration. `node bin/migration.mjs <name>`: what changed in the data model since the last one.
// `node bin/migration.mjs --first`: the first one anew, from an empty database; only while nobody has data.
// Triggers and other SQL that the data model cannot say are written by hand, in a migration of their own
// whose first line starts with `-- By hand`; the drift test relies on that mark.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './parts/places.mjs';
import { currentSchema, diffSql } from './parts/schema-diff.mjs';

const home = join(root, 'prisma/migrations');
/** The data model as it was after the last migration: what the next one starts from. */
const snapshot = join(home, 'schema.txt');

const [name] = process.argv.slice(2);
if (name === undefined || !/^(--first|[a-z][a-z0-9_]*)$/.test(name)) {
  console.error('Usage: node bin/migration.mjs <name_in_lower_case>   or   --first');
  process.exit(2);
}

const first = name === '--first';
const to = currentSchema();
const from = first || !existsSync(snapshot) ? undefined : readFileSync(snapshot, 'utf8');
const sql = await diffSql(from, to);
if (sql === '') {
  console.log('The data model has not changed since the last migration: nothing to write.');
  process.exit(0);
}
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const folder = join(home, first ? '00000000000000_first' : `${stamp}_${name}`);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'migration.sql'), sql);
writeFileSync(join(home, 'migration_lock.toml'), 'provider = "postgresql"\n');
writeFileSync(snapshot, to);
console.log(`Wrote ${relative(root, folder)}/migration.sql. Read it before you commit it.`);
