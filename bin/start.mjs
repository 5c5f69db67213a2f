// `npm start`: from a fresh clone to a running desk. Installs and builds what is missing, then runs the server.
// Begins under any Node from 20.19 and without node_modules; everything after runs under the pinned Node.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './parts/build.mjs';
import { checkNode, ensureInstalled } from './parts/install.mjs';
import { nodeBinary, root } from './parts/places.mjs';
import { checkPort } from './parts/port.mjs';
import { fail, say } from './parts/say.mjs';

checkNode();
await checkPort();
ensureInstalled();
ensureBuilt();

say('Starting the desk. Ctrl-C stops it.');
const dotEnv = join(root, '.env');
const settings = existsSync(dotEnv) ? [`--env-file=${dotEnv}`] : [];
const server = spawn(
  nodeBinary(),
  [...settings, join(root, 'apps/server/src/main.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
server.once('error', (error) => {
  fail(`The server could not be started: ${error.message}.`, 'Run: npm ci, then npm start again.');
});

for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
  process.on(signal, () => {
    // Ctrl-C reaches the whole terminal group, the server included: it must not be told twice.
    const told = signal === 'SIGINT' && process.stdin.isTTY;
    if (!told) server.kill(signal);
  });
}
// npm ends its own shell on a signal and forgets us below it: when that parent is gone, stop as it was asked to.
if (process.env.npm_lifecycle_event === 'start') {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    server.kill('SIGTERM');
  }, 500).unref();
}
server.once('exit', (code, signal) => {
  process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
});
