// One case as its events tell it: every fact it has was set by one of them, as the desk's own verbs would have.
import type { CaseFacts } from '@entre/contract/cases';
import { channelFacts } from '@entre/contract/channels';
import {
  publicTypes,
  type CaseEventType,
  type EventData,
  type EventType,
} from '@entre/contract/events';
import type { OpenHours } from '@entre/contract/service-points';
import type { SightFacts } from '../../apps/server/src/spine/access.ts';
import { dueAt } from '../../apps/server/src/features/clocks/index.ts';
import type { Prisma } from '../../apps/server/src/generated/prisma/client.ts';
import type { Chance } from './chance.ts';

/** An event on its way into the table; its place in the feed is given when all are known. */
export type SeedEvent = {
  id: string;
  type: EventType;
  at: Date;
  actorKind: 'staff' | 'resident' | 'system';
  actorId: string | null;
  caseId: string | null;
  seq: number | null;
  pubSeq: number | null;
  data: object;
  set: object;
  before: SightFacts | null;
  after: SightFacts | null;
};
export type Actor = { kind: SeedEvent['actorKind']; id: string | null };
export const desk: Actor = { kind: 'system', id: null };
export const someone: Actor = { kind: 'resident', id: null };
export const by = (staff: { id: string }): Actor => ({ kind: 'staff', id: staff.id });

export type Told = {
  facts: CaseFacts;
  code: string;
  /** The time of the latest event; nothing is told before it. */
  at: Date;
  events: SeedEvent[];
  pubSeq: number;
  interactions: Prisma.InteractionCreateManyInput[];
  callbacks: Prisma.CallbackCreateManyInput[];
  /** What happened beside the case: its call was opened and closed. */
  aside: SeedEvent[];
};
export type FactSet = Partial<CaseFacts>;

/** No hours written down: always open, holidays too. See `fillDesk` for why. */
export const demoHours: OpenHours[] = [];
/** What a real centre would have. Topics' promises were counted in them, so that nothing is due at three at night. */
const officeHours: OpenHours[] = [1, 2, 3, 4, 5].map((day) => ({
  day,
  opens: '08:00',
  closes: '17:00',
}));

/** When the promise of a question runs out. A live channel's own promise holds at any hour, as the demo is open. */
export function promised(
  channel: CaseFacts['channel'],
  topic: { promiseMinutes: number },
  from: Date,
): string {
  const { live, promiseMinutes } = channelFacts(channel);
  const hours = live ? demoHours : officeHours;
  return dueAt(from, promiseMinutes ?? topic.promiseMinutes, hours).at.toISOString();
}

const sight = (facts: CaseFacts): SightFacts => ({
  id: facts.id,
  boardId: facts.boardId,
  teamId: facts.teamId,
  assigneeId: facts.assigneeId,
  servicePointId: facts.servicePointId,
  secrecy: facts.secrecy,
});

/** Begins a case with all its facts. */
export function begin(
  chance: Chance,
  given: { facts: CaseFacts; at: Date; actor: Actor; interactionId: string },
): Told {
  const { facts, at, actor, interactionId } = given;
  const told: Told = {
    facts: { ...facts },
    code: chance.code(),
    at,
    events: [],
    pubSeq: 1,
    interactions: [],
    callbacks: [],
    aside: [],
  };
  told.events.push({
    ...bare(chance, 'case.opened', at, actor),
    caseId: facts.id,
    seq: 1,
    pubSeq: 1,
    data: { interactionId },
    set: facts,
    after: sight(facts),
  });
  return told;
}

/** An event of no case, such as a logged visit. */
export function bare(chance: Chance, type: EventType, at: Date, actor: Actor): SeedEvent {
  return {
    id: chance.id(at),
    type,
    at,
    actorKind: actor.kind,
    actorId: actor.id,
    caseId: null,
    seq: null,
    pubSeq: null,
    data: {},
    set: {},
    before: null,
    after: null,
  };
}

/** Tells what happened next. What became late before it is told first; `set` keeps only what differs. */
export function tell<T extends CaseEventType>(
  chance: Chance,
  told: Told,
  step: { type: T; at: Date; actor: Actor; data: EventData<T>; set?: FactSet },
): void {
  until(chance, told, step.at);
  append(chance, told, step);
}

/** Lets time pass up to a moment: a promise that ran out on the way made the case late. */
export function until(chance: Chance, told: Told, at: Date): void {
  const { dueAt: due, late } = told.facts;
  if (due === null || late || Date.parse(due) >= at.getTime()) return;
  // The clock that notices goes round every few seconds.
  const noticed = new Date(Math.min(Date.parse(due) + 4000, at.getTime()));
  append(chance, told, {
    type: 'case.became-late',
    at: noticed,
    actor: desk,
    data: { dueAt: due },
    set: { late: true },
  });
}

function append<T extends CaseEventType>(
  chance: Chance,
  told: Told,
  step: { type: T; at: Date; actor: Actor; data: EventData<T>; set?: FactSet },
): void {
  const { type, actor, data } = step;
  const at = step.at < told.at ? told.at : step.at;
  const before = sight(told.facts);
  const known = told.facts as Record<string, unknown>;
  const set = Object.fromEntries(
    Object.entries(step.set ?? {}).filter(([name, value]) => known[name] !== value),
  );
  Object.assign(told.facts, set);
  told.at = at;
  const isPublic = publicTypes.includes(type);
  if (isPublic) told.pubSeq += 1;
  told.events.push({
    ...bare(chance, type, at, actor),
    caseId: told.facts.id,
    seq: told.events.length + 1,
    pubSeq: isPublic ? told.pubSeq : null,
    data,
    set,
    before,
    after: sight(told.facts),
  });
}
