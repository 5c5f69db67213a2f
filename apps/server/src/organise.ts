// `npm run organise -- <file.json>`: makes the desk what a file says, and its first administrator. See infra/README.md.
import { NewStaff } from '@entre/contract/staff';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { organise, tell } from './features/organisation/index.ts';
import { type Administrator } from './features/staff/index.ts';
import { countDemoAccounts } from './first-run.ts';
import { readConfig, type Config } from './spine/config.ts';
import { checkDatabaseServer } from './spine/database-server.ts';
import { openDb, type Db } from './spine/db.ts';
import { log } from './spine/log.ts';
import { migrate } from './spine/migrate.ts';
import { startPostgres } from './spine/postgres.ts';
import { openWriting } from './spine/write.ts';

/** What stands in the way, in words for the one who typed the command. */
class CommandError extends Error {
  override name = 'CommandError';
}

type Asked = { file: string; administrator: Administrator | null };

/**
 * Brings a database up to date and organises the desk in it.
 * @param given the file, parsed as JSON
 * @returns what was done, as lines for a person
 */
export async function organiseDesk(
  databaseUrl: string,
  publicUrl: string,
  given: unknown,
  administrator: Administrator | null,
): Promise<string[]> {
  await migrate(databaseUrl);
  const db = openDb(databaseUrl, 2);
  // No reader to wake in this process: a desk that runs looks for what is new by itself.
  openWriting(db, () => undefined);
  try {
    await refuseDemo(db);
    const actor = { kind: 'system', permissions: new Set(['desk.organise'] as const) } as const;
    const ctx = { actor, db, requestId: 'organise' };
    return tell(await organise(ctx, given, administrator), publicUrl);
  } finally {
    await db.$disconnect();
  }
}

async function refuseDemo(db: Db): Promise<void> {
  if ((await countDemoAccounts(db)) === 0) return;
  throw new CommandError(
    'This database holds the demonstration, and nothing in it is ever deleted. ' +
      'Choose another DATA_DIR or DATABASE_URL for real work, and set DEMO=0.',
  );
}

const USAGE =
  'npm run organise -- <file.json, or - for standard input> [--administrator "Namn <epost>"]';

/** @throws CommandError when it was not typed as it should be */
export function readArguments(typed: string[]): Asked {
  try {
    const { positionals, values } = parseArgs({
      args: typed,
      allowPositionals: true,
      options: { administrator: { type: 'string' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Error('Name one file');
    const who = values.administrator;
    return { file, administrator: who === undefined ? null : administratorOf(who) };
  } catch (error) {
    throw new CommandError(`${(error as Error).message}.\nUsage: ${USAGE}`, { cause: error });
  }
}

function administratorOf(typed: string): Administrator {
  const [, name = '', email = ''] = /^\s*([^<>]*?)\s*<([^<>]*)>\s*$/.exec(typed) ?? [];
  const who = NewStaff.pick({ name: true, email: true }).safeParse({ name, email });
  if (who.success) return who.data;
  throw new Error(
    '--administrator must be a name and an address, as "Anna Lind <anna@example.se>"',
  );
}

async function readGiven(file: string): Promise<unknown> {
  const whole = file === '-' ? 'standard input' : resolve(file);
  const read = file === '-' ? text(process.stdin) : readFile(whole, 'utf8');
  const json = await read.catch((error: unknown) => {
    throw new CommandError(`${whole} cannot be read: ${(error as Error).message}.`);
  });
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new CommandError(
      `${whole} is not JSON: ${(error as Error).message}. Check quotes, commas and brackets there.`,
    );
  }
}

async function main(): Promise<void> {
  const asked = readArguments(process.argv.slice(2));
  const given = await readGiven(asked.file);
  const config = readConfig();
  log.level = 'warn';
  print(
    await withDatabase(config, (url) =>
      organiseDesk(url, config.publicUrl, given, asked.administrator),
    ),
  );
}

/** On the server in DATABASE_URL, or the desk's own: adopted where it runs, else started and stopped again. */
async function withDatabase<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  if (config.databaseUrl !== undefined) {
    await checkDatabaseServer(config.databaseUrl, log);
    return work(config.databaseUrl);
  }
  const postgres = await startPostgres({ dataDir: config.dataDir, log, guest: true });
  try {
    return await work(postgres.appUrl);
  } finally {
    await postgres.stop();
  }
}

const print = (lines: string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main().catch((error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? error.message || error.name : String(error)}\n`,
    );
    process.exitCode = 1;
  });
