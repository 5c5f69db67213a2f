// Makes what is derived from the sources, the Prisma client and the three browser parts, when they changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from './generate.mjs';
import { npm } from './npm.mjs';
import { root } from './places.mjs';
import { fail, say, seconds } from './say.mjs';

const cache = join(root, 'node_modules/.cache/entre');
const stamps = join(cache, 'built.json');

/** What is made, not written; the last ones the message compiler leaves in its project folder. */
const made = new Set([
  ...['node_modules', 'build', 'dist', 'generated', 'paraglide', '.svelte-kit'],
  ...['.lix', '.meta.json', '.gitignore', 'README.md', 'cache'],
]);

const shared = ['packages', 'package-lock.json', 'bin/parts/build.mjs'];
const parts = [
  {
    name: 'Prisma client',
    from: ['prisma/schema.prisma', 'prisma/models', 'package-lock.json'],
    to: ['apps/server/src/generated/prisma'],
    make: generate,
  },
  ...['console', 'resident', 'widget'].map((app) => ({
    name: app,
    from: [`apps/${app}`, ...shared],
    to: [`apps/${app}/build`, `apps/${app}/dist`],
    make: () => build(app),
  })),
];

/**
 * Makes what differs in its sources from when it was last made; says so.
 * @param {string[]} [names] only these parts
 */
export function ensureBuilt(names) {
  const before = readStamps();
  const files = new Map();
  for (const part of parts.filter(({ name }) => names?.includes(name) ?? true)) {
    const now = fingerprint(part.from, files);
    const there = part.to.some((path) => existsSync(join(root, path)));
    if (there && before[part.name] === now) continue;
    say(`Building: ${part.name} …`);
    const start = performance.now();
    if (part.make() !== 0) {
      fail(
        `Building ${part.name} failed; why is written above.`,
        'Mend it and run the same command again.',
      );
    }
    say(`Built: ${part.name} in ${seconds(start)}`);
    before[part.name] = now;
    mkdirSync(cache, { recursive: true });
    writeFileSync(stamps, `${JSON.stringify(before, null, 2)}\n`);
  }
}

function readStamps() {
  try {
    return JSON.parse(readFileSync(stamps, 'utf8'));
  } catch {
    return {};
  }
}

/** One hash over names and contents. `files` remembers what other parts have read already. */
function fingerprint(paths, files) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(list)) {
    if (!files.has(path))
      files.set(
        path,
        createHash('sha256')
          .update(readFileSync(join(root, path)))
          .digest(),
      );
    hash.update(path).update(files.get(path));
  }
  return hash.digest('hex');
}

function list(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  let entries;
  try {
    entries = readdirSync(full, { withFileTypes: true });
  } catch {
    return [path]; // A file, not a folder.
  }
  return entries
    .filter((entry) => !made.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? list(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
    );
}

/** The app's own build script, under the pinned Node: the machine's may be too old for Vite. Quiet unless it fails. */
function build(app) {
  const result = npm(['run', 'build', '-w', `@entre/${app}`], {
    stdio: 'pipe',
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NODE_ENV: 'production', PATH: pinnedPath() },
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? result.error?.message ?? ''}\n`);
  }
  return result.status ?? 1;
}

/** PATH with the pinned Node and the packages' programs first. */
export function pinnedPath() {
  return [join(root, 'node_modules/.bin'), process.env.PATH].join(
    process.platform === 'win32' ? ';' : ':',
  );
}
