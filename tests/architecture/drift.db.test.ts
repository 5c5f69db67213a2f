// The database that the migrations make is the one that the data model describes.
import pg from 'pg';
import { expect, it } from 'vitest';
import { migrate, readMigrations } from '../../apps/server/src/spine/migrate.ts';
import { currentSchema, diffSql } from '../../bin/parts/schema-diff.mjs';
import { testDatabase } from '../support/db.ts';

/** Everything in `public` that can differ, as sorted lines; the order of columns does not matter. */
const catalogue = `
  select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
      || case a.attgenerated when '' then '' else ' generated' end as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
     and a.attnum > 0 and not a.attisdropped
  union all
  select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
  union all
  select 'index ' || indexdef from pg_indexes where schemaname = 'public'
  union all
  select 'enum ' || t.typname || ' ' || string_agg(e.enumlabel, ',' order by e.enumsortorder)
    from pg_type t join pg_enum e on e.enumtypid = t.oid
   where t.typnamespace = 'public'::regnamespace group by t.typname
  union all
  select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  union all
  select 'function ' || pg_get_functiondef(p.oid) from pg_proc p
   where p.pronamespace = 'public'::regnamespace and p.proowner = 'entre_app'::regrole
  union all
  select 'sequence ' || sequencename || ' ' || data_type || ' ' || increment_by
    from pg_sequences where schemaname = 'public'
  union all
  select 'view ' || viewname || ' ' || definition from pg_views
   where schemaname = 'public' and viewowner = 'entre_app'`;

async function linesOf(url: string, before = ''): Promise<string[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    if (before !== '') await client.query(before);
    const { rows } = await client.query<{ line: string }>(catalogue);
    return rows
      .map(({ line }) => line)
      .filter((line) => !line.includes('_prisma_migrations'))
      .toSorted();
  } finally {
    await client.end();
  }
}

/** Prisma's engine heads each step with a comment; what starts otherwise was written by hand. */
const byMachine = /^-- (Create|Alter|Drop|Rename|Add|Redefine)/;

it('migrations and data model make the same database', async () => {
  const migrated = await testDatabase({ empty: true });
  await migrate(migrated.url);
  const modelled = await testDatabase({ empty: true });
  const byHand = (await readMigrations()).filter(({ sql }) => !byMachine.test(sql));
  const sql = [await diffSql(undefined, currentSchema()), ...byHand.map((one) => one.sql)].join(
    '\n',
  );

  const [have, want] = [await linesOf(migrated.url), await linesOf(modelled.url, sql)];
  const hint =
    'Run node bin/migration.mjs <name> for what the data model says and the migrations do not.';
  expect({ onlyInMigrations: have.filter((line) => !want.includes(line)), hint }).toEqual({
    onlyInMigrations: [],
    hint,
  });
  expect({ onlyInModel: want.filter((line) => !have.includes(line)), hint }).toEqual({
    onlyInModel: [],
    hint,
  });
  expect(have.length).toBeGreaterThan(50);
});
