// The first run: an empty database is filled with the demonstration. How to sign in to it is printed at every start.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { roles, type Role } from '@entre/contract/permissions';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fillDemo, isEmpty } from '../../../prisma/seed/index.ts';
import type { Config } from './spine/config.ts';
import type { Db } from './spine/db.ts';
import { log } from './spine/log.ts';

type Demo = { password: string; staff: { email: string; roles: string[] }[] };

/** Where the demonstration's password is kept, for its owner alone; what is not a demonstration has no such file. */
const keptIn = (config: Config): string => join(config.dataDir, 'demo-password');

/** Fills an empty database where the demonstration is wanted; null where this is no demonstration. */
export async function firstRun(db: Db, config: Config): Promise<Demo | null> {
  if (config.demo === false) return null;
  if (!(await isEmpty(db))) return earlier(db, config);
  log.info('the database is empty: filling it with the demonstration');
  const password = config.demoPassword ?? randomBytes(9).toString('base64url');
  const { staff } = await fillDemo(db, { password, log: (text) => log.info(text) });
  writeFileSync(keptIn(config), `${password}\n`, { mode: 0o600 });
  return { password, staff };
}

/** The demonstration of an earlier run: its accounts, with the password they had then. */
async function earlier(db: Db, config: Config): Promise<Demo | null> {
  const path = keptIn(config);
  if (!existsSync(path)) return null;
  const staff = await db.staff.findMany({
    where: { email: { endsWith: '@demo.entre.example' }, disabledAt: null },
    select: { email: true, roles: true },
    orderBy: { name: 'asc' },
  });
  const rank = (of: { roles: string[] }): number => roles.indexOf(of.roles[0] as Role);
  return {
    password: readFileSync(path, 'utf8').trim(),
    staff: staff.sort((a, b) => rank(a) - rank(b)),
  };
}

/** Says where to go and, in a demonstration, how to sign in. */
export function greet(
  config: Config,
  address: AddressInfo | string | null,
  demo: Demo | null,
): void {
  const port = address !== null && typeof address === 'object' ? address.port : config.port;
  const own = new URL(config.publicUrl);
  if (own.port === '0' || own.port === '') own.port = own.port === '0' ? String(port) : own.port;
  const base = own.href.replace(/\/$/, '');
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
