// The first run: an empty database is filled with the demonstration, and how to sign in is printed.
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { fillDemo, isEmpty } from '../../../prisma/seed/index.ts';
import type { Config } from './spine/config.ts';
import type { Db } from './spine/db.ts';
import { log } from './spine/log.ts';

type Filled = { password: string; staff: { name: string; email: string; roles: string[] }[] };

/** Fills an empty database where the demonstration is wanted; null when there was nothing to do. */
export async function firstRun(db: Db, config: Config): Promise<Filled | null> {
  if (config.demo === false || !(await isEmpty(db))) return null;
  log.info('the database is empty: filling it with the demonstration');
  const password = config.demoPassword ?? randomBytes(9).toString('base64url');
  const { staff } = await fillDemo(db, { password, log: (text) => log.info(text) });
  return { password, staff };
}

/** Says where to go and, after a first run, how to sign in. */
export function greet(
  config: Config,
  address: AddressInfo | string | null,
  filled: Filled | null,
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
  if (filled) {
    lines.push('', `  The demonstration is filled. Password for everyone: ${filled.password}`);
    for (const { email, roles } of filled.staff)
      lines.push(`    ${email.padEnd(44)} ${roles.join(', ')}`);
    lines.push('  It is printed this once; DEMO_PASSWORD chooses it at the first run.');
  }
  process.stdout.write(`${lines.join('\n')}\n\n`);
}
