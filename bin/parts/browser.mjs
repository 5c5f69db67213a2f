// Finds a Chromium for the journeys, and installs one where that can be done without asking.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { nodeBinary, root } from './places.mjs';
import { fail, say } from './say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const apps = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium or Chrome: CHROMIUM_PATH, the system's, or Playwright's own. Undefined: none. */
export function findBrowser() {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const system = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env.CHROMIUM_PATH, ...system, ...apps, playwrights()].find(runs);
}

function runs(path) {
  if (!path) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function playwrights() {
  try {
    return createRequire(join(root, 'package.json'))('playwright-core').chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** Finds a browser, or installs one: Debian's as root, else Playwright's. Stops with what to do. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && runs('/usr/bin/apt-get')) {
    say('Installing Chromium for the journeys (apt-get install chromium)');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (args) =>
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status;
    const install = ['install', '-y', '--no-install-recommends', 'chromium'];
    if (apt(install) !== 0 && apt(['update']) === 0) apt(install);
  } else {
    say('Fetching Chromium for the journeys (playwright install chromium)');
    const cli = join(root, 'node_modules/@playwright/test/cli.js');
    spawnSync(nodeBinary(), [cli, 'install', 'chromium'], { cwd: root, stdio: 'inherit' });
  }
  return (
    findBrowser() ??
    fail(
      'No browser was found for the journeys, and none could be installed.',
      'Install Chromium or Chrome, or set CHROMIUM_PATH to one. Without: npm test -- --only unit,db,check',
    )
  );
}
