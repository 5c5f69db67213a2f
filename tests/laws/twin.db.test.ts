// The twin law: what SQL lets through is what the rule for one case in hand lets through, for anyone and anything.
import { caseViews, inView, states } from '@entre/contract/cases';
import { permissionsOf, roles, type Role } from '@entre/contract/permissions';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { sightFacts } from '../../apps/server/src/features/cases/change.ts';
import { viewWhere } from '../../apps/server/src/features/cases/queries.ts';
import { toActor } from '../../apps/server/src/features/staff/index.ts';
import { foldTally } from '../../apps/server/src/features/cases/fold.ts';
import type { Case } from '../../apps/server/src/generated/prisma/client.ts';
import { canSee, seers, visibleCases, visibleTally } from '../../apps/server/src/spine/access.ts';
import type { StaffActor } from '../../apps/server/src/spine/ctx.ts';
import { makeWorld } from '../support/world.ts';

const world = await makeWorld();
const ids = Array.from({ length: 3 }, () => uuid());
const [people, teams, boards, points] = [
  ids,
  ids.map(() => uuid()),
  ids.map(() => uuid()),
  ids.map(() => uuid()),
];
let cases: Case[] = [];

const pick = <T>(from: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...from);
const some = (from: readonly string[]): fc.Arbitrary<string[]> => fc.subarray([...from]);
const actor: fc.Arbitrary<StaffActor> = fc
  .record({
    id: pick(people),
    roles: fc.subarray([...roles]) as fc.Arbitrary<Role[]>,
    teamIds: some(teams),
    boardIds: some(boards),
    servicePointIds: some(points),
  })
  .map((a) => ({
    ...a,
    kind: 'staff',
    sessionId: '',
    name: '',
    permissions: new Set(permissionsOf(a.roles)),
  }));

beforeAll(async () => {
  const facts = fc.record({
    state: pick(states),
    teamId: pick(teams),
    boardId: pick(boards),
    assigneeId: fc.option(pick(people)),
    servicePointId: fc.option(pick(points)),
    secrecy: pick(['open', 'personal', 'secret']),
    late: fc.boolean(),
  });
  const sample = fc.sample(facts, { numRuns: 250, seed: 7 });
  await world.db.case.createMany({
    data: sample.map((f, i) => ({
      ...f,
      id: uuid(),
      number: `KC-2611-${i}`,
      code: String(i),
      subject: 'x',
      priority: 'normal',
      channel: 'chat',
      receivedAt: new Date(),
    })),
  });
  cases = await world.db.case.findMany();
});

const idsOf = (some: readonly { id: string }[]): string[] => some.map((c) => c.id).sort();

test('canSee agrees with visibleCases for every pair', async () => {
  await fc.assert(
    fc.asyncProperty(actor, async (a) => {
      const bySql = await world.db.case.findMany({ where: visibleCases(a), select: { id: true } });
      const byHand = cases.filter((c) => canSee(a, sightFacts(c)));
      expect(idsOf(bySql)).toEqual(idsOf(byHand));
    }),
    { numRuns: 120 },
  );
});

test('who sees a case, asked of the accounts, is whom the rule lets see it; a closed account sees none', async () => {
  const sample = fc.sample(fc.tuple(actor, fc.boolean()), { numRuns: 60, seed: 11 });
  await world.db.staff.createMany({
    data: sample.map(([a, closed], i) => ({
      // The first have cases of their own.
      id: people[i] ?? uuid(),
      email: `${i}@example.com`,
      name: `Test ${i}`,
      roles: [...a.roles],
      teamIds: [...a.teamIds],
      boardIds: [...a.boardIds],
      servicePointIds: [...a.servicePointIds],
      disabledAt: closed ? new Date() : null,
    })),
  });
  const accounts = await world.db.staff.findMany();
  const open = accounts.filter((one) => one.disabledAt === null).map((one) => toActor(one, ''));
  for (const kase of cases) {
    const facts = sightFacts(kase);
    const bySql = await world.db.staff.findMany({ where: seers(facts), select: { id: true } });
    expect(idsOf(bySql)).toEqual(idsOf(open.filter((one) => canSee(one, facts))));
  }
});

test('the tally counts what is seen, before and after it is folded', async () => {
  await fc.assert(
    fc.asyncProperty(actor, fc.boolean(), async (a, fold) => {
      if (fold) await foldTally(world.db);
      const sum = await world.db.caseTally.aggregate({ where: visibleTally(a), _sum: { n: true } });
      expect(sum._sum.n ?? 0).toBe(cases.filter((c) => canSee(a, sightFacts(c))).length);
    }),
    { numRuns: 60 },
  );
});

test('a view holds the same in SQL and in hand', async () => {
  await fc.assert(
    fc.asyncProperty(actor, pick(caseViews), async (a, view) => {
      const bySql = await world.db.case.findMany({
        where: viewWhere(view, a),
        select: { id: true },
      });
      const byHand = cases.filter((c) =>
        inView(view, { ...c, state: c.state as never }, { ...a, teamIds: [...a.teamIds] }),
      );
      expect(idsOf(bySql)).toEqual(idsOf(byHand));
    }),
    { numRuns: 80 },
  );
});

test('a resident sees one case; nobody from outside sees any', async () => {
  const [first] = cases;
  const resident = world.resident(first?.id ?? '').actor;
  expect(idsOf(await world.db.case.findMany({ where: visibleCases(resident) }))).toEqual([
    first?.id,
  ]);
  expect(cases.filter((c) => canSee(resident, sightFacts(c)))).toEqual([first]);
  expect(await world.db.case.count({ where: visibleCases(world.open.actor) })).toBe(0);
  expect(cases.some((c) => canSee(world.open.actor, sightFacts(c)))).toBe(false);
});
