// The data directory of the embedded PostgreSQL: made once, recognised ever after, never overwritten.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Stats } from 'node:fs';
import {
  chown,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { binaries, type Binaries } from './binaries.ts';
import { PostgresError } from './error.ts';
import { canReach, type OsUser, userFor } from './os-user.ts';

/** The major version of the binaries; a directory of another one is refused, not upgraded. */
export const major = '18';
export const adminRole = 'entre_admin';

/** A data directory that is a cluster of our version, and what to run it with. */
export type Cluster = Readonly<{
  /** Where the database is; seldom, outside the data directory (see `outside`). */
  dir: string;
  /** The data directory, where the port and the start-up log are kept. */
  home: string;
  user: OsUser;
  bin: Binaries;
}>;

/** Where things go when we are root and PostgreSQL's user cannot walk to where they are. */
const outside = '/var/lib/entre';

/**
 * Opens `dataDir/postgres`, making the cluster the first time.
 * @throws PostgresError when the directory holds anything but a cluster of our version; it is left as it is
 */
export async function openCluster(dataDir: string, password: string): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const home = await realpath(dataDir);
  const path = join(home, 'postgres');
  const found = await look(path);
  const user = userFor(found.owner);
  if (found.kind === 'cluster') {
    const dir = await realpath(path);
    if (!canReach(user, dir)) throw unreachable(dir);
    return { dir, home, user, bin: await binaries(user, outside) };
  }
  const bin = await binaries(user, outside);
  if (canReach(user, path)) {
    const dir = found.kind === 'empty' ? await realpath(path) : path;
    await make(dir, bin, user, password);
  } else {
    await mkdir(outside, { recursive: true, mode: 0o755 });
    const dir = join(outside, `postgres-${randomBytes(6).toString('hex')}`);
    await make(dir, bin, user, password);
    if (found.kind === 'empty') await rm(path, { recursive: false, force: true });
    await symlink(dir, path);
  }
  return { dir: await realpath(path), home, user, bin };
}

async function look(
  path: string,
): Promise<{ kind: 'none' | 'empty' | 'cluster'; owner: Stats | undefined }> {
  let names: string[];
  try {
    names = await readdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { kind: 'none', owner: undefined };
    if (code === 'EACCES') throw notOurs(path);
    throw new PostgresError(`${path} should hold the database but cannot be opened (${code}).`);
  }
  const owner = await stat(path);
  if (names.length === 0) return { kind: 'empty', owner };
  if (!names.includes('PG_VERSION')) throw foreign(path, names);
  const version = (await readFile(join(path, 'PG_VERSION'), 'utf8')).trim();
  if (version !== major) throw otherVersion(path, version);
  const me = process.getuid?.();
  if (me !== undefined && me !== 0 && me !== owner.uid) throw notOurs(path);
  return { kind: 'cluster', owner };
}

/** initdb works in a directory of its own, renamed when whole: a crash leaves no half cluster behind. */
async function make(dir: string, bin: Binaries, user: OsUser, password: string): Promise<void> {
  const aside = `${dir}.new-${process.pid}`;
  const passwordFile = `${aside}.password`;
  await mkdir(aside, { mode: 0o700 });
  try {
    const file = await open(passwordFile, 'wx', 0o600);
    await file.writeFile(`${password}\n`);
    await file.close();
    if (user !== undefined) {
      await Promise.all([aside, passwordFile].map((path) => chown(path, user.uid, user.gid)));
    }
    await initdb(aside, passwordFile, bin, user);
    await rename(aside, dir).catch(async (error: NodeJS.ErrnoException) => {
      // Another first start was faster: its cluster is as good as ours.
      if (
        (error.code === 'ENOTEMPTY' || error.code === 'EEXIST') &&
        (await look(dir)).kind === 'cluster'
      )
        return;
      throw error;
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(aside, { recursive: true, force: true });
  }
}

async function initdb(
  dir: string,
  passwordFile: string,
  bin: Binaries,
  user: OsUser,
): Promise<void> {
  const args = [
    `--pgdata=${dir}`,
    `--username=${adminRole}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=icu',
    '--icu-locale=sv-SE',
    `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`,
    '--data-checksums',
    '--no-instructions',
  ];
  const child = spawn(bin.initdb, args, {
    ...user,
    cwd: '/',
    env: quietEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) {
    throw new PostgresError(`The database could not be made in ${dirname(dir)}: ${said.trim()}`);
  }
}

/** Nothing of ours reaches PostgreSQL through the environment: no addresses, no PG* settings. */
export const quietEnvironment = { PATH: '/usr/bin:/bin', LC_MESSAGES: 'C' };

/** Directories that first starts left when they were cut off; safe to delete by hand. */
export async function leftovers(dataDir: string): Promise<string[]> {
  const names = await readdir(dataDir);
  return names
    .filter((name) => /^postgres\.new-\d+$/.test(name))
    .map((name) => join(dataDir, name));
}

function foreign(path: string, names: string[]): PostgresError {
  return new PostgresError(
    `${path} is not empty and not a PostgreSQL database (it has ${names.slice(0, 3).join(', ')}). ` +
      'Nothing has been touched. Move what is there, or set DATA_DIR to another directory.',
  );
}

function otherVersion(path: string, version: string): PostgresError {
  return new PostgresError(
    `${path} was made by PostgreSQL ${version}, and this desk runs PostgreSQL ${major}. ` +
      `Nothing has been touched. Run the version of the desk that made it and take a backup (infra/backup.sh), ` +
      'then restore it into an empty DATA_DIR with this one (infra/restore.sh).',
  );
}

function notOurs(path: string): PostgresError {
  return new PostgresError(
    `${path} belongs to another user. Start the desk as the user who started it the first time, ` +
      'or set DATA_DIR to another directory.',
  );
}

function unreachable(dir: string): PostgresError {
  return new PostgresError(
    `PostgreSQL does not run as root, and the user it runs as cannot walk to ${dir}. ` +
      'Open the folders above it for passing through (chmod o+x), or move DATA_DIR, for example to /srv/entre.',
  );
}
