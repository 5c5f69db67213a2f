// Many cases obey the same laws as one, and the desk goes on after them.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicTypes } from '@entre/contract/events';
import { eventSchemas, type EventType } from '@entre/contract/events';
import type { Case, Event, PrismaClient } from '../../apps/server/src/generated/prisma/client.ts';
import { openDb } from '../../apps/server/src/spine/db.ts';
import { END_OF_TIME, sightFacts } from '../../apps/server/src/features/cases/change.ts';
import { toFacts } from '../../apps/server/src/features/cases/view.ts';
import { testDatabase } from '../../tests/support/db.ts';
import { fillDemo } from './index.ts';
import { fillLarge } from './large.ts';

const CASES = 2000;
const now = new Date('2026-11-24T09:40:00Z');
let db: PrismaClient;
let cases: Case[];
const ofCase = new Map<string, Event[]>();
const eventsOf = (kase: Case): Event[] => ofCase.get(kase.id) ?? [];

beforeAll(async () => {
  const { url } = await testDatabase();
  db = openDb(url, 3);
  await expect(fillLarge(db, { cases: 10 })).rejects.toThrow('Fill it');
  await fillDemo(db, { password: 'Tisdag-i-Karlskrona', now });
  const filled = await fillLarge(db, { cases: CASES, now });
  expect(filled.events / filled.cases).toBeGreaterThan(4);
  cases = await db.case.findMany({ where: { subject: { contains: ', prov ' } } });
  const events = await db.event.findMany({
    where: { caseId: { in: cases.map((one) => one.id) } },
    orderBy: { feedPos: 'asc' },
  });
  for (const event of events)
    ofCase.set(event.caseId ?? '', [...(ofCase.get(event.caseId ?? '') ?? []), event]);
}, 240_000);
afterAll(() => db.$disconnect());

it('makes each case what its events say, gap-free', () => {
  expect(cases).toHaveLength(CASES);
  for (const kase of cases) {
    const own = eventsOf(kase);
    expect(own.map((e) => e.seq)).toEqual(own.map((_, i) => i + 1));
    const open = own.filter((e) => (publicTypes as readonly string[]).includes(e.type));
    expect(open.map((e) => e.pubSeq)).toEqual(open.map((_, i) => i + 1));
    expect(own.filter((e) => e.pubSeq !== null)).toHaveLength(open.length);
    expect([kase.lastSeq, kase.lastPubSeq]).toEqual([own.length, open.length]);
    expect(Object.assign({}, ...own.map((e) => e.set)), kase.number).toEqual(toFacts(kase));
    expect(kase.sortDue).toEqual(kase.dueAt ?? END_OF_TIME);
    expect(kase.updatedAt).toEqual(own.at(-1)?.at);
    expect(kase.late).toBe(kase.dueAt !== null && kase.dueAt < now);
  }
});

it('says who could see it before and after, in events that their schemas accept', () => {
  for (const kase of cases) {
    const folded = {};
    for (const [i, event] of eventsOf(kase).entries()) {
      expect(event.before).toEqual(i === 0 ? null : sightFacts(folded as Case));
      Object.assign(folded, event.set);
      expect(event.after, `${kase.number} ${event.type}`).toEqual(sightFacts(folded as Case));
      expect(eventSchemas[event.type as EventType].parse(event.data)).toEqual(event.data);
      expect(event.at.getTime()).toBeLessThanOrEqual(now.getTime());
    }
  }
});

it('spreads over states and teams', () => {
  expect(new Set(cases.map((one) => one.state)).size).toBe(7);
  expect(new Set(cases.map((one) => one.teamId)).size).toBeGreaterThan(6);
  expect(new Set(cases.map((one) => one.code)).size).toBe(CASES);
});

it('leaves feed, numbers and counts ready to go on', async () => {
  const [feed] = await db.$queryRaw<{ last: bigint; many: bigint; none: bigint }[]>`
    SELECT max(feed_pos) AS last, count(feed_pos) AS many, count(*) FILTER (WHERE feed_pos IS NULL) AS none FROM event`;
  expect(feed?.last).toBe(feed?.many);
  expect(feed?.none).toBe(0n);
  const [next] = await db.$queryRaw<{ n: bigint }[]>`SELECT nextval('case_number') AS n`;
  const all = await db.case.count();
  expect(next?.n).toBe(BigInt(all + 1));
  expect((await db.caseTally.aggregate({ _sum: { n: true } }))._sum.n).toBe(all);
  const linked = await db.case.count({ where: { residentId: { not: null } } });
  const known = new Set(
    (await db.resident.findMany({ select: { id: true } })).map((one) => one.id),
  );
  expect(cases.filter((one) => one.residentId !== null && !known.has(one.residentId))).toEqual([]);
  expect(linked).toBeGreaterThan(CASES / 3);
  // The trigger is on again.
  await db.case.delete({ where: { id: cases[0]?.id ?? '' } });
  expect((await db.caseTally.aggregate({ _sum: { n: true } }))._sum.n).toBe(all - 1);
});
