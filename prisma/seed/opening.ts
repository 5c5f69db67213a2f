// How a case begins, by the way it came in: a chat, a call that was written down, a visit that needed more.
import type { CaseFacts } from '@entre/contract/cases';
import type { Ground, Resident, Staff, Team, Topic } from './ground.ts';
import { at as find } from './ground.ts';
import { MINUTE_MS } from './calendar.ts';
import { earlier } from './plan.ts';
import { begin, by, promised, someone, tell, type Told } from './told.ts';
import { contactEvents, promiseCall } from './calls.ts';
import { say, type Scene } from './verbs.ts';
import type { StorySeed } from './world/types.ts';

export type Opening = {
  ground: Ground;
  story: StorySeed;
  number: number;
  /** When the question came in. */
  began: Date;
  topic: Topic;
  resident: Resident | null;
  /** The team it stands with first. */
  team: Team;
  /** Who writes down the call or the visit. */
  staff: Staff;
  /** When a call back is promised, if one is. */
  callback: Date | null;
};

/** Begins the case of a story, with what was said first. */
export function openStory(opening: Opening): Scene {
  switch (opening.story.channel) {
    case 'chat':
      return chat(opening);
    case 'phone':
      return call(opening);
    case 'visit':
      return visit(opening);
  }
}

function chat(opening: Opening): Scene {
  const { ground, began, story, topic, resident } = opening;
  const interactionId = ground.chance.id(began);
  const told = begin(ground.chance, {
    facts: factsOf(opening, began),
    at: began,
    actor: someone,
    interactionId,
  });
  told.interactions.push({ ...contactOf(opening, told, began), id: interactionId });
  const scene: Scene = { ground, told, topic, resident, running: interactionId };
  say(scene, story.turns[0]?.text ?? story.subject, began);
  return scene;
}

/** The longest a call lasts before the next thing happens, in minutes. */
const CALL_MINUTES = 6;

function call(opening: Opening): Scene {
  const { ground, began, story, topic, resident, staff, callback } = opening;
  const { chance } = ground;
  const length = (1 + chance.below(CALL_MINUTES)) * MINUTE_MS + chance.below(50) * 1000;
  const ended = earlier(new Date(began.getTime() + length), ground.now);
  const interactionId = chance.id(ended);
  const outcome = callback ? 'callback-promised' : 'handed-over';
  const told = begin(chance, {
    facts: factsOf(opening, began),
    at: ended,
    actor: by(staff),
    interactionId,
  });
  const text = story.turns[0]?.text ?? '';
  told.interactions.push({
    ...contactOf(opening, told, began),
    id: interactionId,
    staffId: staff.id,
    subject: story.subject,
    note: text,
    endedAt: ended,
    recordedAt: ended,
    outcome,
  });
  tell(chance, told, {
    type: 'call.noted',
    at: ended,
    actor: by(staff),
    data: {
      interactionId,
      text,
      startedAt: began.toISOString(),
      endedAt: ended.toISOString(),
      outcome,
    },
  });
  const scene: Scene = { ground, told, topic, resident, running: null };
  if (callback) promiseCall(scene, staff, ended, callback);
  told.aside.push(
    ...contactEvents(ground, { staff, startedAt: began, endedAt: ended, outcome, interactionId }),
  );
  return scene;
}

function visit(opening: Opening): Scene {
  const { ground, began, story, topic, resident, staff } = opening;
  const { chance } = ground;
  const occurred = new Date(Math.floor(began.getTime() / MINUTE_MS) * MINUTE_MS);
  const written = new Date(occurred.getTime() + MINUTE_MS + chance.below(120) * 1000);
  const at = earlier(written, ground.now);
  const interactionId = chance.id(at);
  const told = begin(chance, {
    facts: factsOf(opening, occurred),
    at,
    actor: by(staff),
    interactionId,
  });
  const servicePointId = told.facts.servicePointId;
  if (servicePointId === null) throw new Error(`${story.key} is a visit to no service point`);
  const text = story.turns[0]?.text ?? null;
  told.interactions.push({
    ...contactOf(opening, told, occurred),
    id: interactionId,
    staffId: staff.id,
    servicePointId,
    subject: story.subject,
    note: text,
    endedAt: at,
    recordedAt: at,
    outcome: 'handed-over',
  });
  tell(chance, told, {
    type: 'visit.promoted',
    at,
    actor: by(staff),
    data: { servicePointId, topicId: topic.id, occurredAt: occurred.toISOString(), text },
  });
  return { ground, told, topic, resident, running: null };
}

function factsOf(opening: Opening, receivedAt: Date): CaseFacts {
  const { ground, story, topic, resident, team, number } = opening;
  return {
    id: ground.chance.id(receivedAt),
    number: numberOf(receivedAt, number),
    subject: story.subject,
    state: 'new',
    priority: 'normal',
    channel: story.channel,
    topicId: topic.id,
    boardId: find(ground.boards, team.kind === 'department' ? team.board : topic.board),
    teamId: team.id,
    assigneeId: null,
    secrecy: topic.secrecy,
    residentId: resident?.id ?? null,
    servicePointId: story.servicePoint === null ? null : find(ground.points, story.servicePoint).id,
    receivedAt: receivedAt.toISOString(),
    waitingSince: receivedAt.toISOString(),
    dueAt: promised(story.channel, topic, receivedAt),
    late: false,
    parkedUntil: null,
    callbackAt: null,
    outcome: null,
    residentSeq: 0,
  };
}

const contactOf = (
  { story, topic, resident, ground }: Opening,
  told: Told,
  startedAt: Date,
): Told['interactions'][number] => ({
  id: '',
  channel: story.channel,
  boardId: told.facts.boardId,
  topicId: topic.id,
  residentId: resident?.id ?? null,
  startedAt,
  recordedAt: startedAt,
  ...(story.servicePoint === null
    ? {}
    : { servicePointId: find(ground.points, story.servicePoint).id }),
});

const month = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: '2-digit',
  month: '2-digit',
});
const numberOf = (at: Date, n: number): string =>
  `KC-${month.format(at).replace(/\D/g, '')}-${String(n).padStart(6, '0')}`;
