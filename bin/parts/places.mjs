// Where things are: the root of the repository and the Node that everything runs under.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository, absolute. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * The pinned Node from the npm package `node`; the running one where that package has no binary.
 * @returns {string} absolute path
 */
export function nodeBinary() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = join(root, 'node_modules/node/bin', name);
  return existsSync(pinned) ? pinned : process.execPath;
}
