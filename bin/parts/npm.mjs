// Runs npm, the same one that runs us where there is one.
import { spawnSync } from 'node:child_process';
import { root } from './places.mjs';

/**
 * Runs npm in the project's root and waits for it.
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options] over the inherited terminal
 */
export function npm(args, options) {
  const all = { cwd: root, stdio: 'inherit', ...options };
  const own = process.env.npm_execpath;
  if (own !== undefined && /\.[cm]?js$/.test(own)) {
    return spawnSync(process.execPath, [own, ...args], all);
  }
  return spawnSync('npm', args, { ...all, shell: process.platform === 'win32' });
}
