// Breaks one rule after another in a copy of the sources and demands that its law notices: who guards the guards.
// Run by hand: node tests/laws/break.mjs   (about two minutes; the working copy is not touched)
// What is named breaks alone: node tests/laws/break.mjs secret tidy
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const server = 'apps/server/src';

/** Law, the test that holds it, the file, what stands there, and what breaks the rule. */
const breaches = [
  [
    'apply',
    'tests/laws/apply.db.test.ts',
    'features/cases/change.ts',
    '{ stream: kase, set, before',
    '{ stream: kase, set: {}, before',
  ],
  [
    'twin',
    'tests/laws/twin.db.test.ts',
    'spine/access.ts',
    "where: (a) => ({ teamId: { in: [...a.teamIds] }, secrecy: { not: 'secret' } })",
    'where: (a) => ({ teamId: { in: [...a.teamIds] } })',
  ],
  [
    'door: permission',
    'tests/laws/door.db.test.ts',
    'app.ts',
    'requirePermission(actor, endpoint.permission);',
    '',
  ],
  [
    'door: sight',
    'tests/laws/door.db.test.ts',
    'features/cases/queries.ts',
    '{ where: { AND: [{ id }, visibleCases(ctx.actor)] } }',
    '{ where: { id } }',
  ],
  [
    'ids',
    'tests/laws/ids.db.test.ts',
    'features/contacts/own.ts',
    'where: { id, staffId: ctx.actor.id }',
    'where: { id }',
  ],
  [
    'record: silence',
    'tests/laws/record.db.test.ts',
    'spine/write.ts',
    "if (events.length === 0) throw new Error('a write that records nothing');",
    '',
  ],
  [
    'record: schema',
    'tests/laws/record.db.test.ts',
    'spine/write.ts',
    'eventSchemas[type].parse(data) as Json',
    'data as Json',
  ],
  ['record: numbers', 'tests/laws/record.db.test.ts', 'features/cases/change.ts', 'FOR UPDATE', ''],
  [
    'record: numbers of words',
    'tests/laws/record.db.test.ts',
    'features/cases/lock-to-write.ts',
    'FOR UPDATE',
    '',
  ],
  [
    'channel: text',
    'apps/server/src/channels/channels.test.ts',
    'channels/phone.ts',
    "note === '' ? null : note",
    "note === '' ? null : note.trim()",
  ],
  [
    'channel: facts',
    'apps/server/src/channels/channels.test.ts',
    'channels/visit.ts',
    'send: null',
    "send: () => Promise.resolve({ by: 'thread' as const })",
  ],
  [
    'room: spine',
    'tests/laws/room.test.ts',
    'spine/feed.ts',
    "import pg from 'pg';",
    "import pg from 'pg';\nimport '../features/cases/index.ts';",
  ],
  [
    'room: tables',
    'tests/laws/room.test.ts',
    'features/visits/log.ts',
    "record('visit.logged'",
    "await tx.resident.create({ data: { id: '' } });\n    record('visit.logged'",
  ],
  [
    'room: doors',
    'tests/laws/room.test.ts',
    'features/staff/queries.ts',
    'import { toAccount, toColleague',
    "import '../cases/open.ts';\nimport { toAccount, toColleague",
  ],
  [
    'secret',
    'tests/laws/secret.db.test.ts',
    'features/staff/queries.ts',
    'return toAccount(staff, await openCasesOf(ctx.db, id));',
    "const [one] = await ctx.db.authAccount.findMany({ where: { userId: id } });\n  return { ...toAccount(staff, 0), name: one?.password ?? '' };",
  ],
  [
    'personal-number: subject',
    'tests/laws/personal-number.db.test.ts',
    'channels/written.ts',
    "withoutPersonnummer(first, () => '[personnummer]')",
    'first',
  ],
  [
    'personal-number: log',
    'tests/laws/personal-number.db.test.ts',
    'app.ts',
    "c.get('route' as never) ?? (ownPaths.has(c.req.path) ? c.req.path : 'none')",
    'c.req.path',
  ],
  ['tidy', 'tests/laws/tidy.test.ts', 'spine/epoch.ts', '// The epoch of this database', ''],
];
const named = process.argv.slice(2);
const chosen = breaches.filter(([law]) => named.length === 0 || named.includes(law.split(':')[0]));

const copy = mkdtempSync(join(tmpdir(), 'entre-break-'));
try {
  const skipped = /node_modules|\.git$|\.svelte-kit|\/build$|\/data$|test-results/;
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => !skipped.test(path.slice(root.length - 1)),
  });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const unnoticed = chosen.filter((breach) => !notices(breach));
  for (const [law] of unnoticed) console.log(`NOT NOTICED: ${law}`);
  console.log(`${chosen.length - unnoticed.length} passed, ${unnoticed.length} failed`);
  process.exitCode = unnoticed.length === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** Whether the law's test fails when its rule is broken. */
function notices([law, test, file, right, wrong]) {
  const path = join(copy, server, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(right))
    throw new Error(`${law}: ${file} no longer holds what was to be broken`);
  writeFileSync(path, text.replace(right, wrong));
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const run = spawnSync(process.execPath, [vitest, 'run', test], { cwd: copy, encoding: 'utf8' });
  writeFileSync(path, text);
  const failed = run.stdout.split('\n').find((line) => line.includes('×'));
  console.log(`${law}: ${run.status === 0 ? 'nothing failed' : (failed?.trim() ?? 'failed')}`);
  return run.status !== 0;
}
