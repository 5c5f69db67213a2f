// Makes node_modules what package-lock.json says, and only when it is not.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { root } from './places.mjs';
import { fail, say } from './say.mjs';

const oldest = [20, 19];

/** Stops with what to do when the Node that began is too old even to install. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  fail(
    `Node ${process.versions.node} is too old: ${oldest.join('.')} or later is needed to begin.`,
    "Install Node 20 or later (nodejs.org, or your system's packages) and run the same command again.",
  );
}

/** Runs `npm ci` when something is missing or of another version. */
export function ensureInstalled() {
  const why = missing();
  if (why === undefined) return;
  say(`Installing the packages (npm ci): ${why}. This takes a minute or two.`);
  const result = npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (result.status !== 0) {
    fail(
      `npm ci failed${result.error ? ` (${result.error.message})` : ''}; its own words are above.`,
      'Check the connection to the package registry and that this folder is yours to write in, then run the same command again.',
    );
  }
  if (!existsSync(pinnedNode)) npm(['rebuild', 'node']);
  if (!existsSync(pinnedNode)) {
    fail(
      'The pinned Node is not in node_modules: its install script did not run.',
      'Check `npm config get ignore-scripts` (it must be false), then run: npm rebuild node',
    );
  }
}

const pinnedNode = join(
  root,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** npm keeps in node_modules a copy of what it installed: compare that, rather than trust a stamp. */
function missing() {
  const installed = packages(join(root, 'node_modules/.package-lock.json'));
  if (installed === undefined) return 'there is no node_modules';
  const wanted = packages(join(root, 'package-lock.json')) ?? {};
  const different = Object.entries(wanted).find(
    ([path, { version, link, optional, devOptional }]) => {
      if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return false;
      if (link || installed[path]?.version === version) return false;
      return installed[path] !== undefined || !(optional || devOptional);
    },
  );
  if (different !== undefined) return `${different[0]} is not as in package-lock.json`;
  return existsSync(pinnedNode) ? undefined : 'the pinned Node is missing';
}

function packages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
