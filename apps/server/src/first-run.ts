// The first run: an empty database is filled with the demonstration. How to sign in to it is printed at every start.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { roles, type Role } from '@entre/contract/permissions';
import { join } from 'node:path';
import { fillDemo, isEmpty } from '../../../prisma/seed/index.ts';
import { ConfigError, type Config } from './spine/config.ts';
import { openDb, type Db } from './spine/db.ts';
import { log } from './spine/log.ts';

type Demo = { password: string; staff: { email: string; roles: string[] }[] };

/** Where the demonstration's password is kept, for its owner alone; what is not a demonstration has no such file. */
const keptIn = (config: Config): string => join(config.dataDir, 'demo-password');

/**
 * Fills an empty database where the demonstration is wanted; null where this is no demonstration.
 * @throws ConfigError when a demonstration of an earlier run would open on an address that others can reach
 */
export async function firstRun(url: string, config: Config): Promise<Demo | null> {
  // Filling is long statements, which are waited for.
  const db = openDb(url, 2, 0);
  try {
    if (config.openTo !== undefined) await refuseOpenDemo(db, config.openTo);
    if (config.demo === false) return null;
    if (!(await isEmpty(db))) return await earlier(db, config);
    log.info('the database is empty: filling it with the demonstration');
    const password = passwordFor(config);
    const { staff } = await fillDemo(db, { password, log: (text) => log.info(text) });
    return { password, staff };
  } finally {
    await db.$disconnect();
  }
}

/** Kept before it is used: a start that is killed on the way has not made accounts that nobody can enter. */
function passwordFor(config: Config): string {
  const path = keptIn(config);
  if (config.demoPassword === undefined && existsSync(path)) return kept(path);
  const password = config.demoPassword ?? randomBytes(9).toString('base64url');
  writeFileSync(path, `${password}\n`, { mode: 0o600 });
  return password;
}

const kept = (path: string): string => readFileSync(path, 'utf8').trim();

const demoAccounts = { email: { endsWith: '@demo.entre.example' }, disabledAt: null };

/** How many open accounts of the demonstration a database holds. */
export const countDemoAccounts = (db: Db): Promise<number> =>
  db.staff.count({ where: demoAccounts });

/** Its passwords were printed, so its accounts never stand open to others. */
async function refuseOpenDemo(db: Db, openTo: string): Promise<void> {
  const accounts = await countDemoAccounts(db);
  if (accounts === 0) return;
  throw new ConfigError(
    `This database holds the demonstration: ${accounts} open accounts whose password has been printed. ` +
      `It does not open on ${openTo}. Choose another DATA_DIR or DATABASE_URL for real work; for the ` +
      'demonstration set HOST=127.0.0.1 and leave out PUBLIC_URL.',
  );
}

/** The demonstration of an earlier run: its accounts, with the password they had then. */
async function earlier(db: Db, config: Config): Promise<Demo | null> {
  const path = keptIn(config);
  if (!existsSync(path)) return null;
  const staff = await db.staff.findMany({
    where: demoAccounts,
    select: { email: true, roles: true },
    orderBy: { name: 'asc' },
  });
  const rank = (of: { roles: string[] }): number => roles.indexOf(of.roles[0] as Role);
  return {
    password: kept(path),
    staff: staff.sort((a, b) => rank(a) - rank(b)),
  };
}

/** Says where to go and, in a demonstration, how to sign in. */
export function greet(config: Config, demo: Demo | null): void {
  const base = config.publicUrl;
  const lines = [
    '',
    '  Entré is ready.',
    `    Residents    ${base}/`,
    `    Console      ${base}/desk/`,
    `    API          ${base}/api`,
  ];
  if (demo) {
    lines.push('', `  A demonstration. Password for everyone: ${demo.password}`);
    for (const { email, roles } of demo.staff)
      lines.push(`    ${email.padEnd(44)} ${roles.join(', ')}`);
    lines.push(`  It is kept in ${keptIn(config)}; DEMO_PASSWORD chooses it at the first run.`);
  }
  process.stdout.write(`${lines.join('\n')}\n\n`);
}
