// A desk begins without the demonstration: by one file, judged whole, written once, and changed by the next.
import { Organisation } from '@entre/contract/organisation';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openApp } from '../../../tests/support/app.ts';
import { testDatabase } from '../../../tests/support/db.ts';
import { organiseDesk, readArguments } from './organise.ts';
import { openDb, type Db } from './spine/db.ts';
import { loadEpoch } from './spine/epoch.ts';
import { openWriting } from './spine/write.ts';

const root = new URL('../../..', import.meta.url).pathname;
const path = `${root}infra/organisation.example.json`;
const example = () => Organisation.parse(JSON.parse(readFileSync(path, 'utf8')));
const publicUrl = 'https://desk.example.se';
const ada = { name: 'Ada Lind', email: 'Ada.Lind@example.com' };
const API = '/api/v1';

let url: string;
let db: Db;
const opened: Db[] = [];
/** As a desk finds it the very first time. */
async function newDatabase(): Promise<void> {
  ({ url } = await testDatabase({ empty: true }));
  db = openDb(url, 4);
  opened.push(db);
}
afterAll(() => Promise.all(opened.map((one) => one.$disconnect())));

const run = (given: unknown, administrator: typeof ada | null = null): Promise<string[]> =>
  organiseDesk(url, publicUrl, given, administrator);
const passwordIn = (lines: string[]): string =>
  /One-time password\s+(\S+)/.exec(lines.join('\n'))?.[1] ?? '';
const rows = async () => {
  const order = { orderBy: { code: 'asc' } } as const;
  return {
    desk: await db.desk.findMany(),
    boards: await db.board.findMany(order),
    teams: await db.team.findMany(order),
    topics: await db.topic.findMany(order),
    points: await db.servicePoint.findMany(order),
    staff: await db.staff.findMany(),
    events: await db.event.count(),
  };
};

describe('the example on an empty database', () => {
  beforeEach(newDatabase);

  test('is a desk whose administrator comes in, makes an agent, and whose centre gets the chats', async () => {
    const lines = await run(example(), ada);
    expect(lines.join('\n')).toContain(`Sign in at           ${publicUrl}/desk/`);
    openWriting(db, () => undefined);
    await loadEpoch(db);
    const { ask } = await openApp({ db }, true);
    const enter = async (email: string, password: string): Promise<{ cookie: string }> => {
      const given = await ask(`POST ${API}/sessions`, { body: { email, password } });
      expect((given.body as { code: string }).code).toBe('password-to-choose');
      const chosen = 'Onsdag på torget, kvart i tre';
      const inside = await ask(`POST ${API}/sessions`, { body: { email, password, chosen } });
      expect(inside.status).toBe(201);
      return { cookie: inside.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    };
    const admin = await enter(ada.email, passwordIn(lines));
    const lists = await ask(`GET ${API}/teams`, { headers: admin });
    const { teams } = lists.body as { teams: { id: string; code: string }[] };
    const centre = teams.find(({ code }) => code === 'KC')?.id ?? '';
    const bo = { email: 'bo@example.com', name: 'Bo Ek', roles: ['agent'], teamIds: [centre] };
    const { id } = (await ask(`POST ${API}/staff`, { headers: admin, body: bo })).body as {
      id: string;
    };
    const given = await ask(`POST ${API}/staff/${id}/password`, { headers: admin });
    const agent = await enter(bo.email, (given.body as { password: string }).password);
    const chat = await ask(`POST ${API}/chats`, { body: { text: 'Hej, när töms tunnan?' } });
    const { number } = (chat.body as { thread: { number: string } }).thread;
    const queue = await ask(`GET ${API}/cases?view=unassigned`, { headers: agent });
    expect(queue.body).toMatchObject({ items: [{ number, teamId: centre }] });
    const desk = await ask(`GET ${API}/public/desk`);
    expect(desk.body).toMatchObject({ name: 'Kundcenter Exempelby', phone: '031-390 06 00' });
  });

  test('is recorded with counts, and a second time is nothing', async () => {
    await run(example(), ada);
    const [organised] = await db.event.findMany({ where: { type: 'desk.organised' } });
    expect(organised).toMatchObject({
      actorKind: 'system',
      data: {
        desk: true,
        boards: { added: 2, changed: 0 },
        teams: { added: 3, changed: 0 },
        topics: { added: example().topics.length, changed: 0 },
        servicePoints: { added: 2, changed: 0 },
      },
    });
    const before = await rows();
    expect(await run(example())).toEqual(['Nothing to change: the desk is as the file says.']);
    expect(await rows()).toEqual(before);
  });

  test('names icons that there are', () => {
    const icons = readFileSync(`${root}packages/ui/src/topic-icons.ts`, 'utf8');
    const known = new Set([...icons.matchAll(/icons\/([a-z0-9-]+)'/g)].map(([, name]) => name));
    expect(example().topics.filter(({ icon }) => !known.has(icon))).toEqual([]);
  });
});

describe('another file', () => {
  beforeEach(async () => {
    await newDatabase();
    await run(example(), ada);
  });

  test('changes what it says otherwise, adds what is new, and leaves and names the rest', async () => {
    const before = await rows();
    const file = example();
    const [waste, collection] = file.topics;
    Object.assign(waste!, { sv: 'Sopor och återvinning', promiseMinutes: 480 });
    Object.assign(collection!, { team: 'TEKNIK' });
    file.desk.hours.pop();
    file.boards.push({ code: 'KFN', name: 'Kultur- och fritidsnämnden' });
    file.teams[1]!.board = 'KFN';
    const [library] = file.servicePoints.splice(0, 1);
    expect(await run(file)).toEqual([
      'Added: board KFN.',
      'Changed: the desk (hours), team TEKNIK (board), topic AVFALL (sv, promiseMinutes), ' +
        'topic AVFALL-HAMTNING (team), service point NORRA (its place in the order).',
      expect.stringContaining('needs no restart'),
      expect.stringContaining('Cases that are there already keep'),
      'Not in the file, left as they are: service point BIB.',
    ]);
    const after = await rows();
    const of = <T extends { code: string }>(list: T[], code: string) =>
      list.find((one) => one.code === code);
    expect(of(after.topics, 'AVFALL')).toEqual({
      ...of(before.topics, 'AVFALL'),
      sv: 'Sopor och återvinning',
      promiseMinutes: 480,
    });
    expect(of(after.topics, 'AVFALL-HAMTNING')?.teamId).toBe(of(after.teams, 'TEKNIK')?.id);
    expect(of(after.teams, 'TEKNIK')?.boardId).toBe(of(after.boards, 'KFN')?.id);
    expect(of(after.points, library!.code)).toEqual(of(before.points, library!.code));
    expect(after.desk[0]?.hours).toHaveLength(4);
    const again = await run(file);
    expect(again[0]).toMatch(/^Nothing to change/);
  });

  test('may lead to what is there and not in it', async () => {
    const file = example();
    const [first] = file.topics;
    const alone = { ...file, boards: [], teams: [], servicePoints: [], topics: [first!] };
    expect((await run(alone))[0]).toMatch(/^Nothing to change/);
  });

  test('does not push down what it does not name below the third level', async () => {
    const file = example();
    const [root_, second, third] = file.topics;
    Object.assign(third!, { parent: second!.code });
    await run(file);
    const top = { ...root_!, code: 'ALLT' };
    const moved = { ...file, topics: [top, { ...root_!, parent: top.code }], servicePoints: [] };
    await expect(run(moved)).rejects.toThrow(
      `topics moves ${third!.code}, which it does not name: puts it on level 4`,
    );
  });

  test('brings one more administrator, whom only a new address can be', async () => {
    const eva = { name: 'Eva Ek', email: 'eva@example.com' };
    const lines = await run(example(), eva);
    expect(lines[0]).toMatch(/^Nothing to change/);
    expect(passwordIn(lines)).toMatch(/^\w{4}(-\w{4}){3}$/);
    const before = await rows();
    await expect(run(example(), ada)).rejects.toThrow('--administrator has an account already');
    expect(await rows()).toEqual(before);
  });

  test('is asked for an administrator when the last has left', async () => {
    await db.staff.updateMany({ data: { disabledAt: new Date() } });
    await expect(run(example())).rejects.toThrow('no open account is an administrator');
  });

  test('is refused where the demonstration is', async () => {
    const who = { id: crypto.randomUUID(), email: 'a@demo.entre.example', name: 'A' };
    await db.staff.create({ data: { ...who, roles: ['agent'] } });
    await expect(run(example())).rejects.toThrow(/holds the demonstration.*DATA_DIR/);
  });
});

describe('the command', () => {
  test.each([
    [['f.json'], { file: 'f.json', administrator: null }],
    [
      ['-', '--administrator', 'Ada Lind <ada@example.com>'],
      { file: '-', administrator: { name: 'Ada Lind', email: 'ada@example.com' } },
    ],
  ])('reads %j', (typed, asked) => expect(readArguments(typed)).toEqual(asked));

  test.each([
    [[], 'Name one file'],
    [['a', 'b'], 'Name one file'],
    [['a', '--admin', 'x'], '--admin'],
    [['a', '--administrator', 'ada@example.com'], 'must be a name and an address'],
    [['a', '--administrator', 'Ada <ada>'], 'must be a name and an address'],
  ])('refuses %j and says how it is typed', (typed, says) => {
    expect(() => readArguments(typed)).toThrow(says);
    expect(() => readArguments(typed)).toThrow('npm run organise --');
  });

  const command = (given: string, ...typed: string[]) =>
    new Promise<{ code: unknown; out: string; err: string }>((done) => {
      const child = execFile(
        process.execPath,
        ['apps/server/src/organise.ts', ...typed],
        { cwd: root, env: { DATABASE_URL: url } },
        (error, out, err) => done({ code: error?.code ?? 0, out, err }),
      );
      child.stdin?.on('error', () => undefined).end(given);
    });
  const begin = () =>
    command(readFileSync(path, 'utf8'), '-', '--administrator', 'Ada <a@example.com>');

  test('ends with 1 and words when it cannot, with 0 when it has', async () => {
    await newDatabase();
    const absent = await command('', 'nowhere.json');
    expect(absent).toMatchObject({ code: 1, out: '' });
    expect(absent.err).toMatch(/^\S*nowhere\.json cannot be read: ENOENT/);
    expect(absent.err).not.toMatch(/^\s+at /m);
    const halved = await command('{"desk":', '-');
    expect([halved.code, halved.err]).toEqual([1, expect.stringContaining('is not JSON')]);
    const missing = await command('{}', '-');
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('desk is missing')]);
    const done = await begin();
    expect([done.code, done.err]).toEqual([0, '']);
    expect(passwordIn([done.out])).not.toBe('');
  }, 60_000);

  test('twice at once makes one desk with one administrator', async () => {
    await newDatabase();
    const both = await Promise.all([begin(), begin()]);
    const late = both.find(({ code }) => code === 1);
    expect(both.map(({ code }) => code).toSorted()).toEqual([0, 1]);
    expect(late?.err).toContain('--administrator has an account already');
    expect(await db.topic.count()).toBe(example().topics.length);
    expect(await db.staff.count()).toBe(1);
  }, 60_000);
});
