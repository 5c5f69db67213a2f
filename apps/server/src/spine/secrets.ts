// The desk's own secrets: made at random the first time, kept in DATA_DIR/secrets.json, never defaulted.
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const value = z.string().min(43);

const shape = z.object({
  /** Signs sessions. */
  authSecret: value,
  /** Keys the hashes of codes and addresses that must be found again but not read. */
  hmacSecret: value,
  /** The embedded PostgreSQL's superuser; used to set up, never by the desk's queries. */
  postgresAdminPassword: value,
  /** The embedded PostgreSQL's owner of the desk's schema. */
  postgresAppPassword: value,
});

/** 32 random bytes each, base64url. */
export type Secrets = Readonly<z.infer<typeof shape>>;

/** The secrets cannot be used as they are; the message says what to do. */
export class SecretsError extends Error {
  override name = 'SecretsError';
}

/**
 * The secrets of this data directory, made the first time.
 * A file that others may read is closed to them, with a warning, when it is ours; otherwise refused.
 * @throws SecretsError when the file is broken, incomplete, or readable by others and not ours
 */
export function secrets(
  dataDir: string,
  warn: (text: string) => void = (text) => process.emitWarning(text),
): Secrets {
  const path = join(dataDir, 'secrets.json');
  const text = read(path, warn) ?? create(dataDir, path);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw broken(path, 'it is not JSON');
  }
  const result = shape.safeParse(parsed);
  if (!result.success) {
    const names = result.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw broken(path, `missing or too short: ${names}`);
  }
  return Object.freeze(result.data);
}

function read(path: string, warn: (text: string) => void): string | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new SecretsError(
      `${path} cannot be read (${code}). Run the desk as the user who started it the first time, ` +
        'or give the data directory to the present user.',
    );
  }
  try {
    const { mode, uid } = fstatSync(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) close(path, uid, warn);
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}

/** Takes away what others may do with the file, where it is ours to do so. */
function close(path: string, uid: number, warn: (text: string) => void): void {
  const ours = uid === process.getuid?.();
  if (!ours) {
    throw new SecretsError(
      `${path} can be read by other users and belongs to another (uid ${uid}). ` +
        `Run: chmod 600 ${path}`,
    );
  }
  chmodSync(path, 0o600);
  warn(
    `${path} could be read by other users; it is now closed to them. ` +
      'If someone may have read it, stop the desk and change the secrets in it.',
  );
}

/** Written aside and linked into place, so that two first starts agree and a crash leaves no half file. */
function create(dataDir: string, path: string): string {
  // PostgreSQL may run as another user inside the data directory, which therefore can be walked through.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const names = Object.keys(shape.shape);
  const fresh = Object.fromEntries(
    names.map((name) => [name, randomBytes(32).toString('base64url')]),
  );
  const text = `${JSON.stringify(fresh, null, 2)}\n`;
  const aside = `${path}.${process.pid}`;
  const file = openSync(aside, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(aside, path);
    return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFileSync(path, 'utf8');
  } finally {
    unlinkSync(aside);
  }
}

function broken(path: string, why: string): SecretsError {
  return new SecretsError(
    `${path} cannot be used: ${why}. Put back the file from a backup; ` +
      'without it the sessions and the embedded database of this directory cannot be opened.',
  );
}
