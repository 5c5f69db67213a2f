// The apply law: for every verb, the old state and its events make the fresh state, for staff and for the resident.
import { applyCase, applyThread } from '@entre/client/apply';
import type { CaseSnapshot } from '@entre/contract/cases';
import type { Thread } from '@entre/contract/chats';
import { caseEvents, type CaseEventType } from '@entre/contract/events';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { assign } from '../../apps/server/src/features/cases/assign.ts';
import { claim } from '../../apps/server/src/features/cases/claim.ts';
import { classify } from '../../apps/server/src/features/cases/classify.ts';
import { handover } from '../../apps/server/src/features/cases/handover.ts';
import { recordArticleUse } from '../../apps/server/src/features/cases/article-use.ts';
import { runLate } from '../../apps/server/src/features/cases/late.ts';
import { move } from '../../apps/server/src/features/cases/move.ts';
import { eventsAfter, snapshot } from '../../apps/server/src/features/cases/queries.ts';
import { addNote, reply } from '../../apps/server/src/features/cases/reply.ts';
import { setSecrecy } from '../../apps/server/src/features/cases/secrecy.ts';
import { undo } from '../../apps/server/src/features/cases/undo.ts';
import * as converse from '../../apps/server/src/features/chats/converse.ts';
import { makeStart } from '../../apps/server/src/features/chats/start.ts';
import { makeTokens } from '../../apps/server/src/features/chats/token.ts';
import { bornElsewhere, contactVerbs } from '../support/verbs.ts';
import { DeskError } from '../../apps/server/src/spine/errors.ts';
import { makeWorld, once } from '../support/world.ts';

const world = await makeWorld();
const tokens = makeTokens('secret');
const library = { ...world.centre, id: uuid(), code: 'BIB', kind: 'library' };
await world.db.team.create({ data: library });
const everywhere = {
  teamIds: [world.centre.id, library.id, world.technical.id, world.social.id],
  boardIds: world.boards.map((b) => b.id),
};
const agent = await world.staff(['supervisor', 'agent'], everywhere);
const colleague = await world.staff('agent', everywhere);
const seenTypes = new Set<CaseEventType>();

type State = { staff: CaseSnapshot; thread: Thread };
const read = async (id: string): Promise<State> => ({
  staff: await snapshot(agent, id),
  thread: await converse.thread(world.resident(id)),
});

/** Applies what happened to what was, as the browsers do. */
async function catchUp(id: string, old: State): Promise<State> {
  const tail = await eventsAfter(agent, id, { after: old.staff.case.head, limit: 500 });
  const heard = await converse.eventsAfter(world.resident(id), { after: old.thread.head });
  for (const event of tail.events) seenTypes.add(event.type);
  return {
    staff: tail.events.reduce((s, e) => {
      const applied = applyCase(s, e);
      expect(applied.kind).toBe('applied');
      return stateOf(applied);
    }, old.staff),
    thread: heard.events.reduce((t, e) => {
      const applied = applyThread(t, e);
      expect(applied.kind).toBe('applied');
      return stateOf(applied);
    }, old.thread),
  };
}

const stateOf = <T>(applied: { kind: string; state?: T }): T => {
  if (applied.state === undefined) throw new Error(`not applied: ${applied.kind}`);
  return applied.state;
};

/** What a thread says beside its events comes by frames of its own, not by events. */
const told = ({ place: _p, waitMinutes: _w, dueAt: _d, call: _c, ...rest }: Thread): object => rest;

type Verb = { name: string; run: (id: string) => Promise<unknown> };
const me = agent.actor.id;
const longAgo = new Date('2001-01-01T00:00:00Z');
const soon = (): string => new Date(Date.now() + 3_600_000).toISOString();
const at = async (id: string): Promise<number> => (await snapshot(agent, id)).case.head;
const verbs: Verb[] = [
  { name: 'claim', run: (id) => claim(once(agent), id) },
  { name: 'give', run: (id) => give(id, { assigneeId: colleague.actor.id }) },
  { name: 'put back', run: (id) => give(id, { assigneeId: null }) },
  {
    name: 'give to me in another team',
    run: (id) => give(id, { assigneeId: me, teamId: library.id }),
  },
  {
    name: 'reply',
    run: async (id) => reply(once(agent), id, { text: 'Hej', seen: await at(id), articleIds: [] }),
  },
  { name: 'note', run: (id) => addNote(once(agent), id, 'Ring i morgon') },
  { name: 'say', run: (id) => converse.say(once(world.resident(id)), 'Är ni där?') },
  { name: 'leave', run: (id) => converse.leave(once(world.resident(id))) },
  {
    name: 'classify',
    run: (id) =>
      classify(agent, id, { topicId: world.waste.id, priority: 'high', subject: 'Kärlet' }),
  },
  { name: 'secret topic', run: (id) => classify(agent, id, { topicId: world.secretTopic.id }) },
  {
    name: 'mark',
    run: (id) => setSecrecy(agent, id, { secrecy: 'secret', provision: 'OSL 26:1' }),
  },
  {
    name: 'unmark',
    run: (id) =>
      setSecrecy(agent, id, { secrecy: 'open', reason: 'Prövat', decision: 'KS 2026/12' }),
  },
  {
    name: 'hand over',
    run: (id) => handover(once(agent), id, { teamId: world.technical.id, note: 'Titta på detta' }),
  },
  { name: 'take back', run: (id) => handover(once(agent), id, { teamId: world.centre.id }) },
  { name: 'park', run: (id) => move(agent, id, { state: 'parked', until: soon() }) },
  { name: 'await', run: (id) => move(agent, id, { state: 'awaiting-resident' }) },
  { name: 'resolve', run: (id) => move(agent, id, { state: 'resolved', outcome: 'solved-here' }) },
  {
    name: 'resolve by a slip',
    run: async (id) => {
      const { head } = await move(agent, id, { state: 'resolved', outcome: 'cut-off' });
      return undo(once(agent), id, head);
    },
  },
  {
    name: 'hand over by a slip',
    run: async (id) => {
      const { head } = await handover(once(agent), id, { teamId: world.technical.id });
      return undo(once(agent), id, head);
    },
  },
  { name: 'close', run: (id) => move(agent, id, { state: 'closed' }) },
  { name: 'reopen', run: (id) => move(agent, id, { state: 'open' }) },
  { name: 'use an article', run: (id) => recordArticleUse(once(agent), id, uuid()) },
  { name: 'link a resident', run: (id) => linkResident(id) },
  { name: 'resume', run: (id) => resume(id) },
  { name: 'become late', run: (id) => becomeLate(id) },
  ...contactVerbs(world, agent),
];

async function give(id: string, to: { assigneeId: string | null; teamId?: string }) {
  const from = (await snapshot(agent, id)).case.assigneeId;
  return assign(agent, id, { ...to, from });
}
async function linkResident(id: string): Promise<unknown> {
  const resident = await world.db.resident.create({ data: { id: uuid(), name: 'Test Testsson' } });
  return classify(agent, id, { residentId: resident.id });
}
async function resume(id: string): Promise<unknown> {
  const { code } = await snapshot(agent, id);
  return converse.makeResume(tokens)(world.open, code);
}
async function becomeLate(id: string): Promise<unknown> {
  // The clock is what moves here, not the case: its promise is put into the past before the old state is read.
  await world.db.case.updateMany({
    where: { id, dueAt: { not: null } },
    data: { dueAt: longAgo },
  });
  return runLate({
    ...agent,
    actor: { kind: 'system', permissions: new Set(['case.run-late']) },
  } as never);
}

const start = async (): Promise<string> => {
  const opened = await makeStart(tokens)(once(world.open), {
    text: 'Hej, soporna är inte hämtade',
    as: 'chat',
    name: null,
    contact: null,
    topicId: null,
    locale: 'sv',
  });
  const found = await world.db.case.findUniqueOrThrow({ where: { number: opened.thread.number } });
  return found.id;
};

const allowed = (error: unknown): void => {
  if (!(error instanceof DeskError)) throw error;
};

test(
  'every sequence of verbs: old state plus events is the fresh state',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...verbs), { minLength: 4, maxLength: 14 }),
        async (steps) => {
          const id = await start();
          let old = await read(id);
          for (const step of steps) {
            await step.run(id).catch(allowed);
            const fresh = await read(id);
            const applied = await catchUp(id, withClock(old, fresh));
            expect(applied.staff, step.name).toEqual(fresh.staff);
            expect(told(applied.thread), step.name).toEqual(told(fresh.thread));
            old = fresh;
          }
        },
      ),
      { numRuns: 40 },
    );
  },
);

/** `become late` puts the promise into the past beneath us; the old state is read as if it had been so. */
const withClock = (old: State, fresh: State): State =>
  fresh.staff.case.dueAt === longAgo.toISOString()
    ? {
        ...old,
        staff: { ...old.staff, case: { ...old.staff.case, dueAt: fresh.staff.case.dueAt } },
      }
    : old;

test('each verb once, so that no kind of event is left out', { timeout: 240_000 }, async () => {
  for (const verb of verbs) {
    const id = await start();
    const first = await read(id);
    if (verb.name === 'close' || verb.name === 'reopen')
      await move(agent, id, { state: 'resolved', outcome: 'solved-here' });
    if (verb.name === 'take back') await handover(once(agent), id, { teamId: world.technical.id });
    await verb.run(id);
    const fresh = await read(id);
    const applied = await catchUp(id, withClock(first, fresh));
    expect(applied.staff, verb.name).toEqual(fresh.staff);
    expect(told(applied.thread), verb.name).toEqual(told(fresh.thread));
  }
  for (const id of await bornElsewhere(world, agent)) {
    const whole = await snapshot(agent, id);
    const [opened] = whole.timeline;
    for (const event of whole.timeline) seenTypes.add(event.type);
    const from = {
      ...whole,
      timeline: [opened!],
      case: { ...whole.case, ...opened!.set, head: 1, updatedAt: opened!.at },
    };
    const applied = whole.timeline
      .slice(1)
      .reduce((s, e) => stateOf(applyCase(s, e)), from as CaseSnapshot);
    expect(applied).toEqual(whole);
  }
  seenTypes.add('case.opened');
  expect([...seenTypes].sort()).toEqual(Object.keys(caseEvents).sort());
});
