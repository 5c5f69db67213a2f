// Runs `prisma generate` without the schema-engine binary, which closed networks cannot download.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { nodeBinary, root } from './places.mjs';

/**
 * Writes the Prisma client from prisma/.
 * Generating never runs the schema engine, but Prisma insists that its binary is there: any existing
 * file will do, so it is given the Node it runs in rather than a download.
 * @returns {number} the exit code of `prisma generate`
 */
export function generate() {
  const node = nodeBinary();
  const cli = join(root, 'node_modules/prisma/build/index.js');
  const result = spawnSync(node, [cli, 'generate', '--no-hints'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: node,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (result.error) {
    console.error(`Could not run prisma generate: ${result.error.message}`);
    return 1;
  }
  if (result.status !== 0) process.stderr.write(`${result.stdout}${result.stderr}`);
  return result.status ?? 1;
}
