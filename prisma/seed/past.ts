// The month behind: finished stories told again with other people on other days, and calls that needed no case.
import type { Prisma } from '../../apps/server/src/generated/prisma/client.ts';
import { busyness, localDay, MINUTE_MS, momentOn, shareOfDay, workingDays } from './calendar.ts';
import { at as find, type Ground, type Resident, type Staff } from './ground.ts';
import { contactEvents } from './calls.ts';
import { LONG_MINUTES, planOf, type Plan } from './plan.ts';
import type { SeedEvent } from './told.ts';
import { world } from './world/index.ts';
import type { StorySeed } from './world/types.ts';

const FINISHED_CASES = 250;
const FINISHED_DAYS = 30;
/** Four weeks, so that every weekday has four to be compared with. */
const CALL_DAYS = 28;
/** Calls on an average day that the one who answered could finish at once. */
const CALLS_A_DAY = 110;

/** Chats on an average day that the one who answered could finish at once. */
const CHATS_A_DAY = 45;
/** One of so many of them came when nobody was free. */
const QUEUED = 12;
/** The last of a day's finished chats began so long ago. */
const CHAT_MINUTES = 30;

type Interaction = Prisma.InteractionCreateManyInput;
export type Calls = { interactions: Interaction[]; events: SeedEvent[] };

/** A call that ended where it began: an interaction, and no case (features/contacts/close.ts, `asSolved`). */
export const needsNoCase = (story: StorySeed): boolean =>
  story.channel === 'phone' &&
  story.state === 'closed' &&
  story.turns.length === 1 &&
  ['solved-here', 'referred-elsewhere', 'cut-off'].includes(story.outcome ?? '');

const closed = world.stories.filter((one) => one.state === 'closed' || one.state === 'resolved');

/** Finished stories with other people and at other times: of the month behind, and chats of today. */
export const earlierPlans = (ground: Ground): Plan[] => [
  ...plansOfMonth(ground),
  ...plansOfToday(ground),
];

/** At least two days old, so that they can have been closed. */
function plansOfMonth(ground: Ground): Plan[] {
  const { chance } = ground;
  const days = workingDays(ground.now, FINISHED_DAYS).slice(2);
  const weights = days.map(busyness);
  const share = { phone: 1.6, chat: 1, visit: 0.8 };
  const likely = closed.map((one) => share[one.channel] * (needsNoCase(one) ? 0.6 : 1));
  return Array.from({ length: FINISHED_CASES }, () => {
    const story = closed[chance.weighted(likely)] ?? chance.pick(closed);
    const day = days[chance.weighted(weights)] ?? localDay(ground.now.getTime()) - 7;
    return { story: vary(ground, story), began: momentOn(chance, day) };
  });
}

/**
 * Chats that came since the office opened, were answered, and need nothing more. The figures of the day are made of
 * them: without, they would tell of nothing but the few that still wait.
 */
function plansOfToday(ground: Ground): Plan[] {
  const { chance, now } = ground;
  const day = localDay(now.getTime());
  const brief = closed.filter((story) => endsAtOnce(ground, story));
  const count = Math.round(CHATS_A_DAY * busyness(day) * shareOfDay(now));
  const times = Array.from({ length: count }, () => pastMoment(ground, day, CHAT_MINUTES));
  return times.flatMap((began, n) => {
    if (!began) return [];
    const story: StorySeed = { ...vary(ground, chance.pick(brief)), state: 'resolved' };
    return [{ story: n % QUEUED === 5 ? queued(ground, story) : story, began }];
  });
}

/** The same chat when everybody was busy: its first answer came later, as a rule too late for the promise. */
function queued({ chance }: Ground, story: StorySeed): StorySeed {
  const first = story.turns.findIndex((turn) => turn.by === 'staff');
  const wait = 3 + chance.below(6);
  const turns = story.turns.map((turn, i) =>
    i === first ? { ...turn, after: turn.after + wait } : turn,
  );
  return { ...story, turns };
}

/** A chat that the centre could answer itself, in one sitting. */
const endsAtOnce = (ground: Ground, { channel, outcome, team, topic, turns }: StorySeed): boolean =>
  channel === 'chat' &&
  outcome === 'solved-here' &&
  find(ground.teams, team ?? find(ground.topics, topic).team).kind !== 'department' &&
  turns.length > 1 &&
  turns.every(({ after }) => after < LONG_MINUTES);

/** The same story lived by somebody else: names in the text follow, an anonymous one has none. */
function vary(ground: Ground, story: StorySeed): StorySeed {
  const { chance } = ground;
  const free = [...ground.residents.values()].filter((one) => !one.protectedIdentity);
  const keeps = chance.happens(0.2);
  const resident = keeps ? story.resident : chance.happens(0.5) ? chance.pick(free).key : null;
  const old = firstName(ground, story.resident);
  const fresh = firstName(ground, resident);
  const turns = story.turns.map((turn) => ({ ...turn, text: renamed(turn.text, old, fresh) }));
  return { ...story, resident, turns, assignee: anotherAgent(ground, story), state: 'closed' };
}

const firstName = (ground: Ground, key: string | null): string | null =>
  key === null ? null : (find(ground.residents, key).name.split(' ')[0] ?? null);

function renamed(text: string, old: string | null, fresh: string | null): string {
  if (old === null || old === fresh) return text;
  return fresh === null ? text.replaceAll(` ${old}`, '') : text.replaceAll(old, fresh);
}

/** Another agent of the centre, unless the story is somebody else's or they sign it with their name. */
function anotherAgent({ agents, chance }: Ground, story: StorySeed): string | null {
  const had = agents.find((one) => one.email === story.assignee);
  const name = had?.name.split(' ')[0];
  if (!had || story.turns.some((turn) => turn.text.includes(name ?? ' '))) return story.assignee;
  return chance.pick(agents).email;
}

/** Calls of four weeks and of today so far that were finished at once. */
export function earlierCalls(ground: Ground): Calls {
  const { chance, now } = ground;
  const solved = closed.filter(needsNoCase);
  const calls: Calls = { interactions: [], events: [] };
  const today = localDay(now.getTime());
  for (const day of [today, ...workingDays(now, CALL_DAYS)]) {
    const share = day === today ? shareOfDay(now) : 1;
    const usual = CALLS_A_DAY * busyness(day) * share * (0.9 + 0.2 * chance.next());
    for (let n = 0; n < Math.round(usual); n++) {
      const startedAt = pastMoment(ground, day, 15);
      if (startedAt)
        addCall(ground, calls, chance.pick(solved), startedAt, chance.pick(ground.agents));
    }
  }
  return calls;
}

/** A moment of the day that is so many minutes past at least; null when none is found in a few tries, as just after opening. */
function pastMoment({ chance, now }: Ground, day: number, minutes: number): Date | null {
  for (let tries = 0; tries < 40; tries++) {
    const at = momentOn(chance, day);
    if (at.getTime() < now.getTime() - minutes * MINUTE_MS) return at;
  }
  return null;
}

function addCall(
  ground: Ground,
  calls: Calls,
  story: StorySeed,
  startedAt: Date,
  staff: Staff,
  resident: Resident | null = null,
): void {
  const { chance } = ground;
  const topic = find(ground.topics, story.topic);
  const length = (1 + chance.below(8)) * MINUTE_MS + chance.below(60) * 1000;
  const endedAt = new Date(startedAt.getTime() + length);
  const id = chance.id(endedAt);
  const outcome = story.outcome ?? 'solved-here';
  calls.interactions.push({
    id,
    channel: 'phone',
    staffId: staff.id,
    residentId: resident?.id ?? null,
    topicId: topic.id,
    boardId: find(ground.boards, topic.board),
    subject: story.subject,
    note: story.turns[0]?.text ?? null,
    startedAt,
    endedAt,
    recordedAt: endedAt,
    outcome,
  });
  calls.events.push(
    ...contactEvents(ground, { staff, startedAt, endedAt, outcome, interactionId: id }),
  );
}

/** The stories that were calls and nothing more: every other one that could be. */
export function callsOfStories(ground: Ground): { calls: Calls; rest: StorySeed[] } {
  const calls: Calls = { interactions: [], events: [] };
  const rest: StorySeed[] = [];
  let could = 0;
  for (const story of world.stories) {
    if (!needsNoCase(story) || could++ % 2 === 0) rest.push(story);
    else {
      const { began } = planOf(ground, story);
      const staff = story.assignee ? find(ground.staff, story.assignee) : chance(ground);
      const resident = story.resident === null ? null : find(ground.residents, story.resident);
      addCall(ground, calls, story, began, staff, resident);
    }
  }
  return { calls, rest };
}

const chance = (ground: Ground): Staff => ground.chance.pick(ground.agents);
