// Who PostgreSQL runs as. It refuses to be root, so root gives it an unprivileged user of its own.
import { execFileSync } from 'node:child_process';
import { type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PostgresError } from './error.ts';

/** A user to become; `undefined` stands for staying who we are. */
export type OsUser = Readonly<{ uid: number; gid: number }> | undefined;

const name = 'postgres';

/**
 * The user for a cluster: ourselves, or when we are root the owner of the existing cluster, else the
 * system's `postgres` user, made if it is not there.
 * @param owner who owns the cluster now, if there is one
 */
export function userFor(owner: Stats | undefined): OsUser {
  if (process.getuid?.() !== 0) return undefined;
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return find() ?? create();
}

function find(): OsUser {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function create(): OsUser {
  const ways: [string, string[]][] = [
    [
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name],
    ],
    ['adduser', ['-S', '-D', '-H', name]],
  ];
  for (const [command, args] of ways) {
    try {
      execFileSync(command, args, { stdio: 'pipe' });
      break;
    } catch {
      // Not on this system, or not allowed: the next way, and then the clear refusal below.
    }
  }
  const made = find();
  if (made !== undefined) return made;
  throw new PostgresError(
    `PostgreSQL does not run as root, and no user named ${name} could be made for it. ` +
      `Make one (useradd --system ${name}), or start the desk as an ordinary user.`,
  );
}

/** Whether the user can walk to the path: every folder above it lets them through. */
export function canReach(user: OsUser, path: string): boolean {
  if (user === undefined) return true;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
