// The visit log holds no person and nothing leads from a case back to it, proven on the schema and on the data.
import { beforeAll, describe, expect, it } from 'vitest';
import { eventSchemas } from '@entre/contract/events';
import { makeWorld, once, type World } from '../../../../../tests/support/world.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
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
});

describe('the data', () => {
  it('carries no actor on any event of a visit', async () => {
    const { id } = await log(once(host), tap());
    await detail(host, id, { difficulty: 2 });
    await undo(host, id);
    const events = await world.db.event.findMany({ where: { type: { startsWith: 'visit.' } } });
    expect(events.length).toBeGreaterThanOrEqual(3);
    expect(events.flatMap((e) => e.actorId ?? [])).toEqual([]);
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
