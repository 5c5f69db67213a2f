// The demo obeys the laws of the house, on a real database: nothing in it could not have happened at the desk.
import { verifyPassword } from 'better-auth/crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inView, isOpen, type CaseFacts } from '@entre/contract/cases';
import { anonymousTypes, eventSchemas, publicTypes, type EventType } from '@entre/contract/events';
import { holdsPersonnummer } from '@entre/contract/personnummer';
import type { Case, Event, PrismaClient } from '../../apps/server/src/generated/prisma/client.ts';
import { canSee, seers } from '../../apps/server/src/spine/access.ts';
import { openDb } from '../../apps/server/src/spine/db.ts';
import { END_OF_TIME, sightFacts } from '../../apps/server/src/features/cases/change.ts';
import { toFacts } from '../../apps/server/src/features/cases/view.ts';
import { serviceLevel } from '../../apps/server/src/features/insights/kept.ts';
import { startOfToday } from '../../apps/server/src/features/insights/today.ts';
import { staffActorOf } from '../../apps/server/src/features/staff/index.ts';
import { testDatabase } from '../../tests/support/db.ts';
import { inHours } from './calendar.ts';
import { fillDemo, isEmpty, type Filled } from './index.ts';
import { world } from './world/index.ts';

/** The demo may be started at any hour; it is filled anew for each of these. */
const moments = [
  { when: 'a Tuesday morning', now: new Date('2026-11-24T09:40:00Z') },
  { when: 'a minute after opening', now: new Date('2026-11-23T07:01:00Z') },
  { when: 'the night when the clocks go forward', now: new Date('2027-03-28T00:59:00Z') },
];

const fresh = { id: '', assigneeId: null, servicePointId: null };

describe.each(moments)('on $when', ({ when, now }) => {
  let db: PrismaClient;
  let filled: Filled;
  let cases: Case[];
  let events: Event[];
  const ofCase = new Map<string, Event[]>();

  beforeAll(async () => {
    const { url } = await testDatabase();
    db = openDb(url, 3);
    expect(await isEmpty(db)).toBe(true);
    filled = await fillDemo(db, { password: 'Tisdag-i-Karlskrona', now });
    cases = await db.case.findMany();
    events = await db.event.findMany({ orderBy: { feedPos: 'asc' } });
    for (const event of events)
      if (event.caseId !== null)
        ofCase.set(event.caseId, [...(ofCase.get(event.caseId) ?? []), event]);
  }, 240_000);
  afterAll(() => db.$disconnect());

  const eventsOf = (kase: Case): Event[] => ofCase.get(kase.id) ?? [];
  const fold = (list: readonly Event[]): object => Object.assign({}, ...list.map((e) => e.set));

  it('fills once: the database is then no longer empty', async () => {
    expect(await isEmpty(db)).toBe(false);
    expect(filled.counts).toMatchObject({
      staff: world.staff.length,
      cases: cases.length,
      events: events.length,
    });
  });

  it('numbers the events of each case 1 to n, and the public ones too, in the order of the feed', () => {
    for (const kase of cases) {
      const own = eventsOf(kase);
      expect(own.map((e) => e.seq)).toEqual(own.map((_, i) => i + 1));
      expect(kase.lastSeq).toBe(own.length);
      const open = own.filter((e) => (publicTypes as readonly string[]).includes(e.type));
      expect(own.filter((e) => e.pubSeq !== null)).toEqual(open);
      expect(open.map((e) => e.pubSeq)).toEqual(open.map((_, i) => i + 1));
      expect(kase.lastPubSeq).toBe(open.length);
      expect(kase.updatedAt).toEqual(own.at(-1)?.at);
    }
  });

  it('numbers the feed without gaps, in the order of time and of insertion', async () => {
    expect(events.map((e) => e.feedPos)).toEqual(events.map((_, i) => BigInt(i + 1)));
    for (const [i, event] of events.entries()) {
      const next = events[i + 1];
      if (!next) break;
      expect(next.at.getTime()).toBeGreaterThanOrEqual(event.at.getTime());
      expect(next.ord).toBeGreaterThan(event.ord);
    }
    expect(events.at(-1)?.at.getTime()).toBeLessThanOrEqual(now.getTime());
  });

  it('has no fact that an event did not set, and no event that sets what already was', () => {
    for (const kase of cases) {
      const own = eventsOf(kase);
      expect(fold(own), kase.number).toEqual(toFacts(kase));
      for (const [i, event] of own.entries()) {
        if (i === 0) continue;
        const before = fold(own.slice(0, i)) as Record<string, unknown>;
        for (const [name, value] of Object.entries(event.set as object))
          expect(value, `${kase.number} ${event.type} ${name}`).not.toEqual(before[name]);
      }
      expect(kase.sortDue).toEqual(kase.dueAt ?? END_OF_TIME);
    }
  });

  it('says with each event who could see the case before and after', () => {
    for (const kase of cases) {
      const own = eventsOf(kase);
      for (const [i, event] of own.entries()) {
        const facts = (n: number): object => sightFacts(fold(own.slice(0, n)) as unknown as Case);
        expect(event.before).toEqual(i === 0 ? null : facts(i));
        expect(event.after).toEqual(facts(i + 1));
      }
    }
  });

  it('holds only events that their schemas accept, and a visit log that names nobody', () => {
    for (const event of events) {
      expect(eventSchemas[event.type as EventType].parse(event.data)).toEqual(event.data);
      if (!event.type.startsWith('visit.')) continue;
      const byNobody = anonymousTypes.includes(event.type as EventType);
      expect(event.actorId === null, event.type).toBe(byNobody);
    }
  });

  it('points at the last message of the resident', () => {
    for (const kase of cases) {
      const said = eventsOf(kase).findLast((e) => e.type === 'message.received');
      expect(kase.residentSeq).toBe(said?.seq ?? 0);
    }
  });

  it('is late exactly where a promise has run out, and says when', () => {
    for (const kase of cases) {
      expect(kase.late, kase.number).toBe(kase.dueAt !== null && kase.dueAt < now);
      if (kase.late) expect(eventsOf(kase).some((e) => e.type === 'case.became-late')).toBe(true);
      if (!isOpen(kase.state as CaseFacts['state'])) {
        expect([kase.dueAt, kase.waitingSince, kase.late]).toEqual([null, null, false]);
        expect(kase.outcome).not.toBeNull();
      }
      if (kase.state === 'parked')
        expect(kase.parkedUntil?.getTime()).toBeGreaterThan(now.getTime());
    }
  });

  it('goes on where the numbers end, and counts what is there', async () => {
    const [next] = await db.$queryRaw<{ n: bigint }[]>`SELECT nextval('case_number') AS n`;
    expect(next?.n).toBe(BigInt(cases.length + 1));
    expect(new Set(cases.map((one) => one.number)).size).toBe(cases.length);
    const inOrder = cases.toSorted((a, b) => a.number.slice(8).localeCompare(b.number.slice(8)));
    const times = inOrder.map((one) => Math.floor(one.receivedAt.getTime() / 60_000));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const tally = await db.caseTally.aggregate({ _sum: { n: true }, _min: { n: true } });
    expect(tally._sum.n).toBe(cases.length);
    expect(tally._min.n).toBeGreaterThan(0);
  });

  it('has no case where nobody sees it, and a reader for each secret topic', async () => {
    for (const one of cases)
      expect(await db.staff.count({ where: seers(sightFacts(one)) }), one.number).toBeGreaterThan(
        0,
      );
    for (const topic of await db.topic.findMany({ where: { secrecy: 'secret' } })) {
      const { teamId, boardId } = topic;
      const where = seers({ ...fresh, teamId, boardId, secrecy: 'secret' });
      expect(await db.staff.count({ where }), topic.code).toBeGreaterThan(0);
    }
  });

  it('shows Anna a believable queue', async () => {
    const staff = await db.staff.findUniqueOrThrow({
      where: { email: 'anna.lind@demo.entre.example' },
    });
    const anna = await staffActorOf(db, staff.id);
    if (!anna) throw new Error('no Anna');
    const seen = cases.filter((one) => canSee(anna, sightFacts(one))).map(toFacts);
    const count = (view: Parameters<typeof inView>[0]): number =>
      seen.filter((one) => inView(view, one, anna)).length;
    expect(count('mine')).toBe(5);
    expect(count('unassigned')).toBeGreaterThanOrEqual(13);
    expect(count('unassigned')).toBeLessThanOrEqual(17);
    expect(cases.filter((one) => one.state === 'awaiting-resident')).toHaveLength(6);
    expect(count('late')).toBeGreaterThanOrEqual(1);
    expect(count('late')).toBeLessThanOrEqual(when === 'a Tuesday morning' ? 6 : 12);
    const chats = seen.filter((one) => one.channel === 'chat' && one.state === 'new');
    expect(chats).toHaveLength(4);
  });

  it('has kept most of what was promised today, as its events tell, and not all', async () => {
    const { id } = await db.staff.findFirstOrThrow({ where: { roles: { has: 'supervisor' } } });
    const actor = await staffActorOf(db, id);
    if (!actor) throw new Error('no supervisor');
    const { kept, of } = await serviceLevel({ actor, db, requestId: 'wall' }, startOfToday(now));
    expect(kept / of).toBeGreaterThan(0.7);
    if (when !== 'a Tuesday morning') return;
    expect(of).toBeGreaterThanOrEqual(20);
    expect(kept / of).toBeGreaterThanOrEqual(0.8);
    expect(kept / of).toBeLessThanOrEqual(0.97);
  });

  it('has people who may stay unknown, and no identity number anywhere', async () => {
    const anonymous = cases.filter((one) => one.residentId === null).length / cases.length;
    expect(anonymous).toBeGreaterThan(0.4);
    expect(anonymous).toBeLessThan(0.65);
    const contacts = await db.interaction.findMany();
    const texts = await db.articleText.findMany();
    const written = [
      ...events.flatMap((e) => (e.data as { text?: string | null }).text ?? []),
      ...cases.map((one) => one.subject),
      ...contacts.flatMap((one) => [one.subject ?? '', one.note ?? '']),
      ...texts.map((one) => `${one.summary} ${one.body}`),
    ];
    expect(written.filter(holdsPersonnummer)).toEqual([]);
  });

  it('keeps the past to office hours, and nothing in the future', async () => {
    const aWhileAgo = new Date(now.getTime() - 12 * 3_600_000);
    const startedAt = { lt: aWhileAgo };
    for (const one of await db.interaction.findMany({ where: { startedAt } }))
      expect(inHours(one.startedAt), one.startedAt.toISOString()).toBe(true);
    const contacts = await db.interaction.findMany();
    expect(contacts.filter((one) => (one.endedAt ?? one.startedAt) > now)).toEqual([]);
    expect(await db.visit.count({ where: { occurredAt: { gt: now } } })).toBe(0);
    expect(cases.filter((one) => one.receivedAt > now || one.updatedAt > now)).toEqual([]);
  });

  it('lets everyone in with the one password, and nobody with another', async () => {
    const accounts = await db.authAccount.findMany();
    expect(accounts).toHaveLength(world.staff.length);
    const hash = accounts[0]?.password ?? '';
    expect(await verifyPassword({ hash, password: 'Tisdag-i-Karlskrona' })).toBe(true);
    expect(await verifyPassword({ hash, password: 'Onsdag-i-Karlskrona' })).toBe(false);
  });
});
