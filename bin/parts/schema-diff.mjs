// Writes the SQL that takes one data model to another, with Prisma's schema engine in its WebAssembly form.
// No database is asked: its diff from a live PostgreSQL 18 fails, and two models are all it takes.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './places.mjs';

/** The package belongs to the server's workspace and may stand in its node_modules. */
const fromServer = createRequire(join(root, 'apps/server/package.json'));

/** The data model as it is now, all its files as one text. */
export function currentSchema() {
  const models = readdirSync(join(root, 'prisma/models')).filter((name) =>
    name.endsWith('.prisma'),
  );
  const files = ['schema.prisma', ...models.toSorted().map((name) => `models/${name}`)];
  return files.map((file) => readFileSync(join(root, 'prisma', file), 'utf8')).join('\n');
}

/**
 * SQL from one data model to another; an empty string when nothing differs.
 * @param {string | undefined} from the model to start from; undefined: an empty database
 * @param {string} to
 */
export async function diffSql(from, to) {
  const engine = await loadEngine(to);
  const model = (content) => ({
    tag: 'schemaDatamodel',
    files: [{ path: 'schema.prisma', content }],
  });
  const result = await engine.diff({
    from: from === undefined ? { tag: 'empty' } : model(from),
    to: model(to),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = (result.stdout ?? '').trim();
  // The schema is there before any migration, and its owner may not make others.
  const own = sql.replace(/^-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\s*/, '');
  return own === '' || own.startsWith('-- This is an empty migration') ? '' : `${own}\n`;
}

async function loadEngine(schema) {
  const path = fromServer.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = await import(pathToFileURL(path).href);
  const bytes = readFileSync(path.replace(/_bg\.js$/, '_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue.SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => undefined,
    noDatabase,
  );
}

/** The engine insists on a connection and asks it who it is, though comparing two models uses neither. */
const answer = (value) => ({ ok: true, value });
const later = (value) => () => Promise.resolve(answer(value));
const connection = {
  provider: 'postgres',
  adapterName: 'none',
  queryRaw: later({ columnTypes: [], columnNames: [], rows: [] }),
  executeRaw: later(0),
  executeScript: later(undefined),
  getConnectionInfo: () => answer({ schemaName: 'public', supportsRelationJoins: true }),
  dispose: later(undefined),
};
const noDatabase = {
  provider: 'postgres',
  adapterName: 'none',
  connect: later(connection),
  connectToShadowDb: later(connection),
};
