// Every fault of an organisation file is named by its place, and a file with one does nothing at all.
import { Organisation } from '@entre/contract/organisation';
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/db.ts';
import { openDb } from '../../spine/db.ts';
import { openWriting } from '../../spine/write.ts';
import { organise } from './index.ts';

const path = new URL('../../../../../infra/organisation.example.json', import.meta.url);
const example = () => Organisation.parse(JSON.parse(readFileSync(path, 'utf8')));
const ada = { name: 'Ada Lind', email: 'ada@example.com' };

// One database for all: each test finds it as empty as the one before.
const db = openDb((await testDatabase()).url, 2);
openWriting(db, () => undefined);
afterAll(() => db.$disconnect());
const actor = { kind: 'system', permissions: new Set(['desk.organise'] as const) } as const;
const run = (given: unknown, who: typeof ada | null = null) =>
  organise({ actor, db, requestId: 'test' }, given, who);
const rows = () =>
  Promise.all([
    db.board.count(),
    db.team.count(),
    db.topic.count(),
    db.servicePoint.count(),
    db.staff.count(),
    db.event.count(),
    db.desk.findMany(),
  ]);
const nothing = await rows();

/** The file with something put at a place; what is undefined is taken away. */
function broken(way: (string | number)[], value: unknown): unknown {
  const file: unknown = example();
  const last = way.at(-1) ?? '';
  const holder = way.slice(0, -1).reduce((at, step) => Reflect.get(at as object, step), file);
  if (value === undefined) Reflect.deleteProperty(holder as object, last);
  else Reflect.set(holder as object, last, value);
  return file;
}
const monday = (opens: string, closes: string) => [{ day: 1, opens, closes }];
/** What is wrong, where in the file, what stands there instead, and what is said of it. */
const faults: [string, (string | number)[], unknown, string][] = [
  [
    'a field that is not known',
    ['topics', 0, 'colour'],
    'red',
    'topics[0].colour, of AVFALL, is not known here',
  ],
  ['a list that is missing', ['teams'], undefined, 'teams is missing: it must be a list'],
  [
    'a text that is missing',
    ['topics', 1, 'en'],
    undefined,
    'topics[1].en, of AVFALL-HAMTNING, is missing: it must be a text',
  ],
  [
    'a choice that is missing',
    ['topics', 1, 'secrecy'],
    undefined,
    'topics[1].secrecy, of AVFALL-HAMTNING, must be one of open, personal, secret',
  ],
  [
    'a wrong kind of value',
    ['topics', 0, 'visits'],
    'yes',
    'topics[0].visits, of AVFALL, must be true or false',
  ],
  [
    'a wrong kind of team',
    ['teams', 0, 'kind'],
    'center',
    'teams[0].kind, of KC, must be one of centre, department, library',
  ],
  [
    'a promise of no time',
    ['topics', 0, 'promiseMinutes'],
    0,
    'topics[0].promiseMinutes, of AVFALL, must be at least 1',
  ],
  [
    'half a minute',
    ['topics', 0, 'promiseMinutes'],
    0.5,
    'topics[0].promiseMinutes, of AVFALL, must be a whole number',
  ],
  ['an empty name', ['boards', 0, 'name'], ' ', 'boards[0].name, of KS, is empty'],
  [
    'a name too long',
    ['topics', 0, 'sv'],
    'x'.repeat(81),
    'topics[0].sv, of AVFALL, is longer than 80 characters',
  ],
  [
    'a code in small letters',
    ['boards', 0, 'code'],
    'ks',
    'boards[0].code must be capitals and digits',
  ],
  ['a phone in words', ['desk', 'phone'], 'växeln', 'desk.phone must be a phone number'],
  [
    'a personal number',
    ['servicePoints', 0, 'address'],
    'Hos 850709-9805',
    'servicePoints[0].address, of BIB, holds a personal identity number; take it away',
  ],
  [
    'hours that close before they open',
    ['desk', 'hours'],
    monday('17:00', '08:00'),
    'desk.hours[0] closes before it opens',
  ],
  [
    'a time that never is',
    ['desk', 'hours'],
    monday('08:00', '25:00'),
    'desk.hours[0] has a time that does not exist',
  ],
  [
    'hours in words',
    ['desk', 'hours'],
    monday('åtta', '17:00'),
    'desk.hours[0].opens must be a time as HH:MM',
  ],
  [
    'no hours',
    ['servicePoints', 1, 'hours'],
    [],
    'servicePoints[1].hours, of NORRA, is empty; say when it is open',
  ],
  ['a code twice', ['topics', 1, 'code'], 'AVFALL', 'topics[1].code is that of topics[0] too'],
  [
    'a board that is nowhere',
    ['teams', 2, 'board'],
    'XN',
    'teams[2].board, of SOC, names a board that is nowhere (XN)',
  ],
  [
    'a team that is nowhere',
    ['topics', 0, 'team'],
    'XX',
    'topics[0].team, of AVFALL, names a team that is nowhere (XX)',
  ],
  [
    'a parent that is nowhere',
    ['topics', 1, 'parent'],
    'XX',
    'topics[1].parent, of AVFALL-HAMTNING, names a topic that is nowhere (XX)',
  ],
  [
    'a common topic that is nowhere',
    ['servicePoints', 0, 'commonTopics', 0],
    'XX',
    'servicePoints[0].commonTopics[0], of BIB, names a topic that is nowhere (XX)',
  ],
  [
    'a common topic without a button',
    ['servicePoints', 0, 'commonTopics', 0],
    'GATA-LJUS',
    'servicePoints[0].commonTopics[0], of BIB, is GATA-LJUS, whose "visits" is false',
  ],
  [
    'a topic above itself',
    ['topics', 0, 'parent'],
    'AVFALL-HAMTNING',
    'topics[0].parent, of AVFALL, leads back to the topic itself',
  ],
  ['no centre', ['teams', 0, 'kind'], 'department', 'teams has no centre'],
];

test.each(faults)('%s is named, and nothing is done', async (_what, way, value, says) => {
  await expect(run(broken(way, value), ada)).rejects.toThrow(says);
  expect(await rows()).toEqual(nothing);
});

test.each([[[]], ['desk'], [null]])('%j is no organisation', async (given) => {
  await expect(run(given, ada)).rejects.toThrow('The file must be an object');
});

test('a fourth level is named', async () => {
  const file = example();
  for (const level of [1, 2, 3]) file.topics[level]!.parent = file.topics[level - 1]!.code;
  await expect(run(file, ada)).rejects.toThrow(
    'topics[3].parent, of GATA, puts it on level 4; there are 3',
  );
});

test('every fault is named at once, of whatever sort, and no number is repeated', async () => {
  const file = example();
  Object.assign(file.topics[0]!, { team: '850709-9805', visits: 'yes' });
  Object.assign(file.boards[1]!, { code: 'KS' });
  const failed = String(await run(file).catch((error: unknown) => error));
  expect(failed).toMatch(/^OrganisationError: Nothing was done/);
  expect(failed).not.toContain('9805');
  expect(failed.match(/^ {2}\S+/gm)).toEqual([
    '  topics[0].team,',
    '  topics[0].visits,',
    '  boards[1].code',
    '  teams[2].board,',
    '  topics[0].team,',
    '  topics[8].board,',
    '  topics[9].board,',
    '  --administrator',
  ]);
  expect(await rows()).toEqual(nothing);
});
