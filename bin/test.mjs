// `npm test`: sets itself up like `npm start`, then checks and tests everything, and sums up in one line.
// `npm test -- --only unit,db,journeys,check` runs some of it; paths given after it choose among the unit and db tests.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { ensureBrowser } from './parts/browser.mjs';
import { ensureBuilt, pinnedPath } from './parts/build.mjs';
import { checkNode, ensureInstalled } from './parts/install.mjs';
import { root } from './parts/places.mjs';
import { fail, say, seconds } from './parts/say.mjs';

const kinds = ['check', 'unit', 'db', 'journeys'];
const { values, positionals } = parseArgs({
  options: { only: { type: 'string' } },
  allowPositionals: true,
});
const chosen = values.only?.split(',') ?? kinds;
const unknown = chosen.filter((kind) => !kinds.includes(kind));
if (unknown.length > 0)
  fail(`There is no ${unknown.join(', ')} to run.`, `Choose from: ${kinds.join(', ')}`);

const reports = join(root, 'test-results/reports');
const began = performance.now();
const total = { passed: 0, failed: 0 };
const broken = [];
/** What failed, by name and first words: said again at the end, where a long log is cut last. */
const failures = [];

checkNode();
ensureInstalled();
// Database tests need nothing of the browser's parts; the messages that unit tests read are made with them.
ensureBuilt(chosen.every((kind) => kind === 'db') ? ['Prisma client'] : undefined);
const browser = chosen.includes('journeys') ? ensureBrowser() : undefined;
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

if (chosen.includes('check')) {
  for (const name of ['format:check', 'lint', 'types']) {
    step(name, 'npm', ['run', '--silent', name]);
  }
}
const projects = ['unit', 'db'].filter((kind) => chosen.includes(kind));
if (projects.length > 0) {
  const report = join(reports, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ok = step(projects.join(' and '), 'vitest', [
    ...args,
    ...projects.flatMap((project) => ['--project', project]),
    ...positionals,
  ]);
  count(ok, report, ({ numPassedTests, numFailedTests, testResults }) => {
    failures.push(...failedTests(testResults));
    return [numPassedTests, numFailedTests];
  });
}
if (chosen.includes('journeys')) {
  const report = join(reports, 'playwright.json');
  const ok = step(
    'journeys',
    'playwright',
    ['test', '--reporter=list,json', '--pass-with-no-tests'],
    {
      CHROMIUM_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  );
  count(ok, report, ({ stats, suites }) => {
    failures.push(...failedJourneys(suites));
    return [stats.expected + stats.flaky, stats.unexpected];
  });
}

for (const failure of failures) console.log(`\n✗ ${failure}`);
if (broken.length > 0) console.log(`\nNot in order: ${broken.join(', ')}`);
say(`Done in ${seconds(began)}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || broken.length > 0 ? 1 : 0;

/** Runs one step, its words going straight through; notes it when it fails. */
function step(name, command, args, env = {}) {
  console.log('');
  say(`${name} …`);
  const start = performance.now();
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: pinnedPath(), ...env },
    shell: process.platform === 'win32',
  });
  say(`${name}: ${status === 0 ? 'in order' : 'FAILED'}, ${seconds(start)}`);
  if (status !== 0) broken.push(name);
  // A check has no tests to count, but one that fails must show in the closing line.
  if (status !== 0 && (name === 'lint' || name === 'types' || name === 'format:check'))
    total.failed += 1;
  return status === 0;
}

/** Adds a report's tests. A run that failed without a failing test (it never began, say) counts as one. */
function count(ok, report, read) {
  let sums = [0, 0];
  try {
    sums = read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    // No report: the step said why, and is counted just below.
  }
  if (!ok && sums[1] === 0)
    failures.push(
      `${report.split(/[\\/]/).at(-1)}: it failed outside of any test; it says above why.`,
    );
  total.passed += sums[0];
  total.failed += ok ? sums[1] : Math.max(1, sums[1]);
}

/** Vitest's report: files, each with its tests; a file that never came to its tests has only a message. */
function failedTests(files) {
  return files.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    const file = relative(root, name);
    if (failed.length === 0) return status === 'failed' ? [told(file, message)] : [];
    return failed.map((test) => told(`${file} › ${test.fullName}`, test.failureMessages[0]));
  });
}

/** Playwright's report: suites within suites, and in each its journeys with their tries. */
function failedJourneys(suites = []) {
  return suites.flatMap(({ specs = [], suites: within }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected'))
      .map(({ file, title, tests }) =>
        told(`${file} › ${title}`, tests[0].results.at(-1)?.error?.message),
      ),
    ...failedJourneys(within),
  ]);
}

/** A name and the first lines of what it said. */
function told(name, words = '') {
  const lines = stripVTControlCharacters(words).split('\n').slice(0, 12);
  return [name, ...lines.map((line) => `    ${line}`)].join('\n');
}
