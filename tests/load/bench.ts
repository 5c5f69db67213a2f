// `npm run bench`: the desk beside the bare limit, in one run on one machine. Prints a table; fails nothing.
// Option: --cases N, how many the queue is filled to (100000).
import { parseArgs } from 'node:util';
import pg from 'pg';
import { io } from 'socket.io-client';
import { v7 as uuid } from 'uuid';
import { fillLarge } from '../../prisma/seed/large.ts';
import { postgresqlEngine } from '../../apps/server/src/features/knowledge/search/postgresql.ts';
import { openDb, type Db } from '../../apps/server/src/spine/db.ts';
import { log } from '../../apps/server/src/spine/log.ts';
import { startPostgres } from '../../apps/server/src/spine/postgres.ts';
import { startServer, type Server } from '../support/server.ts';
import { bareEcho, bareNote, barePage, bareVisit } from './bare.ts';
import {
  busy,
  call,
  figures,
  measure,
  table,
  verdict,
  type Figures,
  type Line,
} from './measure.ts';

const { values } = parseArgs({ options: { cases: { type: 'string', default: '100000' } } });
const cases = Number(values.cases);
const password = 'Tisdag-i-Karlskrona';
const API = '/api/v1';
/** Enough for a process to have come to its speed, and for the slowest hundredth to be more than two. */
const MANY = 2000;
const SOME = 500;
const lines: Line[] = [];
const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Beside the bare limit, by the slowest hundredth. */
function beside(what: string, ours: Figures, bare: Figures, most: number): void {
  const ratio = ours.p99 / bare.p99;
  lines.push({ what, ours, bare, ratio, goal: `p99 ≤ ${most}×`, pass: ratio <= most });
}

type Bench = {
  server: Server;
  db: Db;
  pool: pg.Pool;
  headers: Record<string, string>;
  me: { id: string; teamIds: string[]; boardIds: string[]; servicePointIds: string[] };
};

async function signIn(server: Server, email: string): Promise<Pick<Bench, 'headers' | 'me'>> {
  const answer = await fetch(`${server.base}${API}/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.base },
    body: JSON.stringify({ email, password }),
  });
  if (answer.status !== 201) throw new Error(await answer.text());
  const cookie = answer.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
  return { headers: { cookie, origin: server.base }, me: (await answer.json()) as Bench['me'] };
}

const get = (b: Bench, path: string): Promise<string> =>
  call(b.server.base, 'GET', API + path, b.headers);
const post = (b: Bench, path: string, body: unknown): Promise<string> =>
  call(b.server.base, 'POST', API + path, { ...b.headers, 'idempotency-key': uuid() }, body);

async function openCases(b: Bench): Promise<string[]> {
  const { items } = JSON.parse(await get(b, '/cases?view=all&limit=50')) as {
    items: { id: string }[];
  };
  return items.map((item) => item.id);
}

/** A written message to acknowledged, by eight writers, each in cases of its own. */
async function messages(b: Bench, ids: string[]): Promise<Figures> {
  const of = (n: number, worker: number): string => ids[(worker * 5 + (n % 5)) % ids.length] ?? '';
  const text = 'En rad att minnas. '.repeat(5);
  const bare = await measure(MANY, 8, (n, worker) => bareNote(b.pool, of(n, worker), text));
  const ours = await measure(MANY, 8, (n, worker) =>
    post(b, `/cases/${of(n, worker)}/notes`, { text }),
  );
  const ratio = ours.perSecond / bare.perSecond;
  lines.push({
    what: `message: post to acknowledged, 8 clients (${ours.perSecond.toFixed(0)}/s beside ${bare.perSecond.toFixed(0)}/s)`,
    ours,
    bare,
    ratio,
    goal: '≥ 0.6 of rate',
    pass: ratio >= 0.6,
  });
  return ours;
}

async function toAnotherScreen(b: Bench, id: string): Promise<void> {
  const echo = await bareEcho();
  const bare = await measure(SOME, 1, async () => {
    await bareNote(b.pool, id, 'x'.repeat(100));
    await echo.echo();
  });
  await echo.stop();
  const screen = io(`${b.server.base}/staff`, {
    transports: ['websocket'],
    extraHeaders: b.headers,
  });
  const shown = new Map<string, (value: unknown) => void>();
  screen.on('event', (event: { data: { clientMsgId?: string } }) =>
    shown.get(event.data.clientMsgId ?? '')?.(null),
  );
  await new Promise<void>((ready) => screen.once('connect', () => ready()));
  await screen.emitWithAck('watch', { caseId: id });
  const ours = await measure(SOME, 1, async () => {
    const key = uuid();
    const heard = new Promise((done) => shown.set(key, done));
    const path = `${API}/cases/${id}/notes`;
    await call(
      b.server.base,
      'POST',
      path,
      { ...b.headers, 'idempotency-key': key },
      {
        text: 'x'.repeat(100),
      },
    );
    await heard;
  });
  screen.close();
  beside('message: post to another screen', ours, bare, 2);
}

async function queue(b: Bench, count: number): Promise<Figures> {
  const bare = await measure(100, 1, () => barePage(b.pool, b.me));
  const ours = await measure(100, 1, () => get(b, '/cases?view=all&limit=50'));
  beside(`queue page of 50, ${count} cases`, ours, bare, 2);
  return ours;
}

async function figuresOnTheRail(b: Bench, count: number): Promise<void> {
  const ours = await measure(100, 1, () => get(b, '/cases/counts'));
  const what = `counts on the rail, ${count} cases`;
  lines.push({ what, ours, bare: null, ratio: null, goal: 'p99 ≤ 10 ms', pass: ours.p99 <= 10 });
}

async function knowledge(b: Bench): Promise<void> {
  const words = ['sop', 'sopor', 'sophämt', 'bygglov', 'förskola', 'avgift', 'vatten', 'parkering'];
  const word = (n: number): string => words[n % words.length] ?? '';
  const engine = postgresqlEngine(b.db);
  const options = { locale: 'sv', audiences: ['public', 'internal'], limit: 10 } as const;
  const bare = await measure(150, 1, (n) => engine.search(word(n), options));
  const ours = await measure(150, 1, (n) =>
    get(b, `/articles/search?query=${encodeURIComponent(word(n))}`),
  );
  beside('knowledge search, each keystroke (PostgreSQL engine)', ours, bare, 1.5);
}

async function visits(b: Bench): Promise<void> {
  const servicePointId = b.me.servicePointIds[0] ?? '';
  const topic = await b.db.topic.findFirstOrThrow({ where: { visits: true, noFreeText: false } });
  const bare = await measure(SOME, 1, () => bareVisit(b.pool, servicePointId, topic.id));
  const ours = await measure(SOME, 1, () =>
    post(b, '/visits', { servicePointId, topicId: topic.id }),
  );
  beside('visit: tap to saved', ours, bare, 2);
}

/** From nothing running, with data, to ready; and PostgreSQL alone. */
async function coldStart(server: Server): Promise<void> {
  await server.kill();
  const [alone, whole]: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round++) {
    // What a killed server left running is stopped in order first.
    await (await startPostgres({ dataDir: server.dataDir, log, guest: false })).stop();
    const from = performance.now();
    const postgres = await startPostgres({ dataDir: server.dataDir, log });
    alone.push(performance.now() - from);
    await postgres.stop();
    const again = performance.now();
    await server.start();
    whole.push(performance.now() - again);
    await server.kill();
  }
  const [ours, bare] = [figures(whole), figures(alone)];
  const ratio = ours.median / bare.median;
  const goal = 'median ≤ 2500 ms';
  lines.push({ what: 'cold start to ready', ours, bare, ratio, goal, pass: ours.median <= 2500 });
}

async function run(): Promise<void> {
  log.level = 'silent';
  say(busy());
  say('starting a desk of its own');
  const server = await startServer({ DEMO: '1', DEMO_PASSWORD: password });
  const db = openDb(server.databaseUrl, 12, 0);
  const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 8 });
  pool.on('error', () => undefined);
  try {
    const agent = await db.staff
      .findFirstOrThrow({
        where: { roles: { has: 'supervisor' }, servicePointIds: { isEmpty: false } },
      })
      .catch(() => db.staff.findFirstOrThrow({ where: { servicePointIds: { isEmpty: false } } }));
    const b: Bench = { server, db, pool, ...(await signIn(server, agent.email)) };
    const ids = await openCases(b);
    say('messages, screens, visits, knowledge');
    await messages(b, ids);
    await toAnotherScreen(b, ids[0] ?? '');
    await visits(b);
    await knowledge(b);
    const few = await db.case.count();
    await server.sql('ANALYZE');
    const small = await queue(b, few);
    say(`filling to ${cases} cases`);
    // Without the desk, which would hand each of half a million events to its readers.
    await server.kill();
    await fillLarge(db, { cases: cases - few, log: say });
    await server.sql('ANALYZE');
    await server.start();
    const large = await queue(b, cases);
    const ratio = large.p99 / small.p99;
    const what = `queue page, ${cases} cases beside ${few}`;
    lines.push({ what, ours: large, bare: small, ratio, goal: 'p99 ≤ 1.5×', pass: ratio <= 1.5 });
    await figuresOnTheRail(b, cases);
    await db.$disconnect();
    await pool.end();
    say('cold starts');
    await coldStart(server);
  } finally {
    // Also what was measured before something went wrong.
    process.stdout.write(`\n${table(lines)}\n\n${verdict(lines)}\n`);
    await server.stop();
  }
}

await run();
process.exit(0);
