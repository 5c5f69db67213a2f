// `npm run bench`: from a fresh clone to the table of how fast the desk is. Installs and builds what is missing first.
import { spawn } from 'node:child_process';
import { ensureBuilt } from './parts/build.mjs';
import { checkNode, ensureInstalled } from './parts/install.mjs';
import { nodeBinary, root } from './parts/places.mjs';

checkNode();
ensureInstalled();
ensureBuilt();
const bench = spawn(nodeBinary(), ['tests/load/bench.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
bench.once('exit', (code) => process.exit(code ?? 1));
