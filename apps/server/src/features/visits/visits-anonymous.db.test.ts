// The visit log holds no person and nothing leads from a case back to it, proven on the schema and on the data.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { endpoints } from '@entre/contract/api';
import type { Endpoint } from '@entre/contract/endpoint';
import { anonymousTypes, eventSchemas } from '@entre/contract/events';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { openApp } from '../../../../../tests/support/app.ts';
import { makeWorld, once, type World } from '../../../../../tests/support/world.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { forgetKeys } from '../../spine/forget.ts';
import { log as deskLog } from '../../spine/log.ts';
import { create } from '../residents/create.ts';
import { detail } from './detail.ts';
import { log } from './log.ts';
import { promote } from './promote.ts';
import { undo } from './undo.ts';

/** Every column the log may have. Add one only after asking whether it could point at a person (OSL 40 kap. 3 §). */
const allowed = [
  'difficulty',
  'duration',
  'helped_other',
  'id',
  'language',
  'note',
  'occurred_at',
  'outcome',
  'promoted',
  'recorded_at',
  'service_point_id',
  'topic_id',
];

let world: World;
let host: Ctx<StaffActor>;
beforeAll(async () => {
  world = await makeWorld();
  host = await world.staff('library-staff');
});

describe('the schema', () => {
  it('has exactly the allowed columns, and no time finer than a second', async () => {
    const columns = await world.db.$queryRaw<{ name: string; precision: number | null }[]>`
      SELECT column_name::text AS name, datetime_precision::int AS precision
      FROM information_schema.columns WHERE table_name = 'visit' ORDER BY column_name`;
    expect(columns.map((c) => c.name)).toEqual(allowed);
    expect(columns.flatMap((c) => c.precision ?? [])).toEqual([0, 0]);
  });

  it('has no foreign key in or out, no trigger, and no other table with a column for a visit', async () => {
    expect(
      await world.db.$queryRaw`
      SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND ('visit'::regclass IN (conrelid, confrelid))`,
    ).toEqual([]);
    expect(
      await world.db.$queryRaw`
      SELECT tgname FROM pg_trigger WHERE tgrelid = 'visit'::regclass`,
    ).toEqual([]);
    expect(
      await world.db.$queryRaw`
      SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name ~ '(^|_)visit(_|$)'`,
    ).toEqual([]);
  });

  it('has events of visits that cannot name a person', () => {
    const person = /staff|resident|actor|person|caseId|device|address|\bip\b/i;
    for (const [type, schema] of Object.entries(eventSchemas))
      if (type.startsWith('visit.'))
        expect(
          Object.keys(schema.shape).filter((key) => person.test(key)),
          type,
        ).toEqual([]);
  });

  it('keeps nothing of who asked at any address of visits', () => {
    const ofVisits = (endpoints as readonly Endpoint[]).filter((e) => e.path.includes('visit'));
    expect(ofVisits).toHaveLength(5);
    for (const e of ofVisits) expect(e.anonymous, `${e.method} ${e.path}`).toBe(true);
  });
});

describe('the data', () => {
  it('carries no actor on any event of a visit', async () => {
    const { id } = await log(once(host), tap());
    await detail(host, id, { difficulty: 2 });
    await undo(host, id);
    const events = await ofTheLog();
    expect(events.length).toBeGreaterThanOrEqual(3);
    expect(events.flatMap((e) => e.actorId ?? [])).toEqual([]);
  });

  it('has no time finer than the minute, in rows, in events or in their ids', async () => {
    const { id } = await log(once(host), tap());
    await detail(host, id, { difficulty: 2 });
    const { occurredAt, recordedAt } = await world.db.visit.findUniqueOrThrow({ where: { id } });
    const events = await ofTheLog();
    for (const at of [occurredAt, recordedAt, ...events.map((e) => e.at)])
      expect(at.getTime() % 60_000, at.toISOString()).toBe(0);
    expect(new Set(events.map((e) => e.id[14]))).toEqual(new Set(['4']));
  });

  it('has ids that do not tell the time', async () => {
    const { id } = await log(once(host), tap());
    expect(id[14]).toBe('4');
  });

  it('leads from a promoted case to no visit: no id of one anywhere about the other', async () => {
    const anna = await create(once(host), {
      name: 'Anna Exempel',
      phone: null,
      email: null,
      protected: false,
    });
    const visit = await log(once(host), { ...tap(), note: 'hjälp med blankett' });
    const promoting = once(host);
    const { case: kase } = await promote(promoting, visit.id, {
      residentId: anna.id,
      note: 'Vill ha svar.',
    });
    const about = await everythingAbout(kase.id, promoting.once?.key ?? '');
    // The scan works: it finds what is there.
    expect(about).toContain(kase.id);
    expect(about).toContain(anna.id);
    expect(about).toContain('Vill ha svar.');
    expect(about).not.toContain(visit.id);
    expect(about).not.toContain('hjälp med blankett');
    const row = await world.db.visit.findUniqueOrThrow({ where: { id: visit.id } });
    const shared = [...ids(json(row))].filter((id) => about.includes(id));
    expect(shared.sort()).toEqual([world.point.id, world.waste.id].sort());
    // Nor does any event tell of the visit and the case, or the visit and the resident, together.
    const events = await world.db.event.findMany();
    for (const event of events.map(json).filter((e) => e.includes(visit.id))) {
      expect(event).not.toContain(kase.id);
      expect(event).not.toContain(anna.id);
    }
  });
});

describe('what is kept of a request', () => {
  let ask: Awaited<ReturnType<typeof openApp>>['ask'];
  beforeAll(async () => {
    ({ ask } = await openApp(world));
  });
  const by = ({ actor }: Ctx<StaffActor>) => ({ id: actor.id, roles: [...actor.roles] });
  type Made = { status: number; body: { id: string; code: string }; headers: Headers };
  const post = async (who: Ctx<StaffActor>, key: string, body: object = tap()): Promise<Made> =>
    ask('POST /api/v1/visits', { as: by(who), key, body });

  it('leads to nobody: who only logs visits stands in no table but that of staff', async () => {
    const quiet = await world.staff('library-staff');
    const key = uuid();
    const { id } = (await post(quiet, key)).body;
    await ask(`PATCH /api/v1/visits/${id}`, { as: by(quiet), body: { difficulty: 3 } });
    await ask(`DELETE /api/v1/visits/${id}`, { as: by(quiet) });
    expect(await tablesHolding(quiet.actor.id)).toEqual(['staff']);
    // Nor does the key, which the device had, stand anywhere: it could be tried out.
    expect(await tablesHolding(key)).toEqual([]);
    // The scan works: it finds what is there.
    expect(await tablesHolding(id)).toEqual(['event', 'idempotency']);
  });

  it('ties a promoted case to its visit by no key', async () => {
    const { id } = (await post(host, uuid())).body;
    const path = `POST /api/v1/visits/${id}/promotions`;
    const promoted = await ask(path, { as: by(host), body: {} });
    const { case: kase } = promoted.body as { case: { id: string } };
    const before = await world.db.idempotency.findMany();
    const [row] = before.filter((one) => json(one).includes(kase.id));
    expect(row?.actorKey).toBe('anonymous');
    expect(json(row)).not.toContain(host.actor.id);
    expect(json(row)).not.toContain(id);
  });

  it('answers the same key alike, whoever stands at the screen, and another body not at all', async () => {
    const key = uuid();
    const first = await post(host, key);
    const again = await post(host, key);
    const colleague = await post(await world.staff('library-staff'), key);
    expect([first.status, again.body.id, colleague.body.id]).toEqual([
      201,
      first.body.id,
      first.body.id,
    ]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await post(host, key, { ...tap(), topicId: world.secretTopic.id });
    expect([other.status, (other.body as unknown as { code: string }).code]).toEqual([
      422,
      'key-reused',
    ]);
  });

  it('is dated by the hour, and forgotten after seven days', async () => {
    await post(host, uuid());
    const kept = { where: { actorKey: 'anonymous' } };
    for (const { createdAt } of await world.db.idempotency.findMany(kept))
      expect(createdAt.getTime() % 3_600_000).toBe(0);
    const age = (hours: number) => world.db.$executeRaw`
      UPDATE idempotency SET created_at = now() - make_interval(hours => ${hours}::int)
      WHERE actor_key = 'anonymous'`;
    await age(7 * 24);
    await forgetKeys(world.db);
    expect(await world.db.idempotency.count(kept)).toBeGreaterThan(0);
    await age(7 * 24 + 2);
    await forgetKeys(world.db);
    expect(await world.db.idempotency.count(kept)).toBe(0);
    // What is forgotten is refused rather than done twice.
    const old = uuid({ msecs: Date.now() - 7 * 86_400_000 - 60_000 });
    const { status, body } = await post(host, old);
    expect([status, body.code]).toEqual([409, 'id-too-old']);
    expect((await post(host, uuid({ msecs: Date.now() - 6 * 86_400_000 }))).status).toBe(201);
  });

  it('is logged without who asked, unlike what is not anonymous', async () => {
    const lines = vi.spyOn(deskLog, 'info');
    const { id } = (await post(host, uuid())).body;
    const of = `/api/v1/visits/${id}`;
    await ask(`PATCH ${of}`, { as: by(host), body: { difficulty: 3 } });
    await ask(`POST ${of}/promotions`, { as: by(host), body: {} });
    await ask(`DELETE ${of}`, { as: by(host) });
    await ask(`GET /api/v1/service-points/${world.point.id}/visit-board`, { as: by(host) });
    await ask('GET /api/v1/topics', { as: by(host) });
    const said = lines.mock.calls.map(([line]) => line as unknown as { actor?: string });
    lines.mockRestore();
    expect(said).toHaveLength(6);
    expect(said.map((line) => line.actor)).toEqual([...Array(5).fill(undefined), host.actor.id]);
    expect(json(said.slice(0, 5))).not.toContain(host.actor.id);
  });
});

/** The events of the log itself; that a visit was promoted is an event of its case. */
const ofTheLog = () => world.db.event.findMany({ where: { type: { in: [...anonymousTypes] } } });

/** The tables with a row in which a text stands, in any column. */
async function tablesHolding(text: string): Promise<string[]> {
  const client = new pg.Client(world.url);
  await client.connect();
  const holding: string[] = [];
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  for (const { name } of tables) {
    const sql = `SELECT FROM "${name}" AS t WHERE strpos(t::text, $1) > 0 LIMIT 1`;
    if ((await client.query(sql, [text])).rowCount === 1) holding.push(name);
  }
  await client.end();
  return holding;
}

const tap = () => ({ servicePointId: world.point.id, topicId: world.waste.id, note: null });
const json = (value: unknown): string =>
  JSON.stringify(value, (_key, v: unknown) => (typeof v === 'bigint' ? String(v) : v));
const ids = (text: string): Set<string> =>
  new Set(text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g));

/** Every row that belongs to a case, and the kept answer of the request that made it. */
async function everythingAbout(caseId: string, key: string): Promise<string> {
  const { db } = world;
  return json(
    await Promise.all([
      db.case.findUniqueOrThrow({ where: { id: caseId } }),
      db.event.findMany({ where: { caseId } }),
      db.caseInteraction.findMany({ where: { caseId } }),
      db.interaction.findMany({ where: { cases: { some: { caseId } } } }),
      db.callback.findMany({ where: { caseId } }),
      db.idempotency.findMany({ where: { key } }),
    ]),
  );
}
