// Law: whatever is changed and written, in whatever order, no frame about a case reaches anyone without the right to it.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openLive, type Ear, type Live } from '../../../../tests/support/sockets.ts';
import { makeWorld, once, type World } from '../../../../tests/support/world.ts';
import { setSecrecy } from '../features/cases/secrecy.ts';
import { handover } from '../features/cases/handover.ts';
import { addNote } from '../features/cases/reply.ts';
import { changeStaff } from '../../../../tests/support/change-staff.ts';
import { canSee, type SightFacts } from '../spine/access.ts';
import type { Ctx, StaffActor } from '../spine/ctx.ts';

const SEED = 20_261_123;
const RUNS = 6;
const WATCHERS = 4;

let world: World;
let live: Live;
/** Sees everything always: the one who toggles. */
let keeper: Ctx<StaffActor>;
beforeAll(async () => {
  world = await makeWorld();
  live = await openLive(world);
  const all = {
    teamIds: [world.centre.id, world.technical.id, world.social.id],
    boardIds: world.boards.map((b) => b.id),
  };
  keeper = await world.staff(['administrator', 'supervisor'], all);
});

type Step =
  | { act: 'note' }
  | { act: 'secret' | 'open' | 'away' | 'home' }
  | { act: 'strip' | 'grant' | 'watch'; who: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ act: fc.constant('note' as const) }),
  fc.record({ act: fc.constantFrom('secret', 'open', 'away', 'home') }),
  fc.record({
    act: fc.constantFrom('strip', 'grant', 'watch'),
    who: fc.nat(WATCHERS - 1),
  }),
);

type Person = { ctx: Ctx<StaffActor>; ear: Ear };
const borders = (on: boolean) => ({
  teamIds: on ? [world.centre.id] : [world.social.id],
  boardIds: on ? [world.boards[0].id] : [world.boards[2].id],
  servicePointIds: [],
});

async function take(one: Step, id: string, people: readonly Person[]): Promise<unknown> {
  switch (one.act) {
    case 'note':
      return addNote(once(keeper), id, 'En rad');
    case 'secret':
      return setSecrecy(once(keeper), id, { secrecy: 'secret', provision: 'OSL 26:1' });
    case 'open':
      return setSecrecy(once(keeper), id, { secrecy: 'personal', reason: 'Prövat' });
    case 'away':
    case 'home':
      // Where it is already, it cannot be handed: no matter.
      return handover(once(keeper), id, {
        teamId: one.act === 'away' ? world.technical.id : world.centre.id,
      }).catch(() => undefined);
    case 'strip':
    case 'grant':
      return changeStaff(keeper, people[one.who]?.ctx.actor.id ?? '', borders(one.act === 'grant'));
    case 'watch':
      return people[one.who]?.ear.watch(id);
  }
}

/** The moments of the feed at which each person could see the case, and what was told in each. */
async function entitled(id: string, person: Person): Promise<Map<number, boolean>> {
  const events = await world.db.event.findMany({
    where: { OR: [{ caseId: id }, { type: 'staff.changed' }] },
    orderBy: { feedPos: 'asc' },
  });
  const seen = new Map<number, boolean>();
  let facts: SightFacts | null = null;
  for (const event of events) {
    if (event.caseId === id) facts = event.after as SightFacts | null;
    if (event.seq !== null && facts !== null) seen.set(event.seq, canSee(person.ctx.actor, facts));
  }
  return seen;
}

describe('no frame to anyone not entitled', () => {
  it(`one change after the other: judged against the timeline (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
        const { id } = await live.chat();
        const people = await watchers(id);
        let rights = people.map(() => true);
        for (const one of steps) {
          const from = people.map(({ ear }) => ear.frames.length);
          await take(one, id, people);
          await live.settled();
          await Promise.all(people.map(({ ear }) => ear.sync()));
          if (one.act === 'strip' || one.act === 'grant')
            rights = rights.map((had, n) => (n === one.who ? one.act === 'grant' : had));
          const kase = await world.db.case.findUniqueOrThrow({ where: { id } });
          for (const [n, { ear, ctx }] of people.entries()) {
            const actor = { ...ctx.actor, ...borders(rights[n] ?? false) };
            if (canSee(actor, kase as unknown as SightFacts)) continue;
            const told = ear.frames.slice(from[n]).filter((f) => f.what['caseId'] === id);
            // Only that it is gone may be told, and nothing of what it was.
            const much = told.filter((f) => f.word !== 'forget' && f.what['row'] !== null);
            expect(much, `after ${JSON.stringify(one)}`).toEqual([]);
          }
        }
        for (const { ear } of people) ear.socket.close();
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  }, 240_000);

  it('all at once: who lost sight for good hears nothing that came after', async () => {
    for (let round = 0; round < 4; round++) {
      const { id } = await live.chat();
      const people = await watchers(id);
      const writing = (async () => {
        for (let i = 0; i < 12; i++) await addNote(once(keeper), id, `rad ${i}`);
      })();
      const toggling = (async () => {
        for (let i = 0; i < 3; i++) {
          await setSecrecy(once(keeper), id, { secrecy: 'secret', provision: 'OSL 26:1' });
          await Promise.all(people.map(({ ear }) => ear.watch(id)));
          await setSecrecy(once(keeper), id, { secrecy: 'personal', reason: 'Prövat' });
          await Promise.all(people.map(({ ear }) => ear.watch(id)));
        }
        await setSecrecy(once(keeper), id, { secrecy: 'secret', provision: 'OSL 26:1' });
      })();
      await Promise.all([writing, toggling]);
      for (let i = 0; i < 3; i++) await addNote(once(keeper), id, 'efteråt');
      await live.settled();
      await Promise.all(people.map(({ ear }) => ear.sync()));
      for (const person of people) {
        const seen = await entitled(id, person);
        const lastRight = Math.max(...[...seen].filter(([, may]) => may).map(([seq]) => seq));
        for (const event of person.ear.heard('event', id))
          expect(event['seq'] as number).toBeLessThanOrEqual(lastRight);
        expect(person.ear.heard('row', id).at(-1)).toMatchObject({ row: null });
        person.ear.socket.close();
      }
    }
  }, 240_000);
});

async function watchers(id: string): Promise<Person[]> {
  const people = await Promise.all(
    Array.from({ length: WATCHERS }, async () => {
      const ctx = await world.staff('agent', { servicePointIds: [] });
      return { ctx, ear: await live.staff(ctx.actor.id) };
    }),
  );
  await Promise.all(people.map(({ ear }) => ear.watch(id)));
  // What was told of their coming in has come.
  await Promise.all(people.map(({ ear }) => ear.sync()));
  return people;
}
