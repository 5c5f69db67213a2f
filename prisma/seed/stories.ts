// A story of the demo world becomes a case: each turn is told with the verb that would have recorded it.
import type { Outcome } from '@entre/contract/cases';
import { MINUTE_MS, onIntoHours } from './calendar.ts';
import { callBack, promiseCall } from './calls.ts';
import type { Ground, Staff, Team } from './ground.ts';
import { at as find } from './ground.ts';
import { openStory } from './opening.ts';
import { earlier, LONG_MINUTES, timesOf, type Plan } from './plan.ts';
import { by, tell, until, type Told } from './told.ts';
import { answer, handOver, move, note, say, take, type Scene } from './verbs.ts';
import type { StorySeed, Turn } from './world/types.ts';

const DAY_MS = 86_400_000;

/** Who does what in a story. */
type Cast = { first: Staff; owner: Staff | null; to: Team | null; into: Team | null };

/** Tells a story to where it stands now. */
export function tellStory(ground: Ground, { story, began }: Plan, number: number): Told {
  const topic = find(ground.topics, story.topic);
  const cast = castOf(ground, story);
  const times = timesOf(ground, story, began);
  const scene = openStory({
    ground,
    story,
    number,
    began,
    topic,
    resident: story.resident === null ? null : find(ground.residents, story.resident),
    team:
      cast.to && topic.team !== 'KC' ? find(ground.teams, 'KC') : find(ground.teams, topic.team),
    staff: cast.first,
    callback: callbackOf(ground, story, times),
  });
  if (story.priority !== 'normal') raise(scene, cast.first, story.priority);
  turns(scene, cast, story, times);
  settle(scene, cast, story);
  until(ground.chance, scene.told, ground.now);
  return scene.told;
}

function castOf(ground: Ground, story: StorySeed): Cast {
  const { chance } = ground;
  const owner = story.assignee === null ? null : find(ground.staff, story.assignee);
  const team = find(ground.teams, story.team ?? find(ground.topics, story.topic).team);
  const to = team.kind === 'department' && story.state !== 'new' ? team : null;
  const agent = owner && to === null ? owner : chance.pick(ground.agents);
  const librarian = [...ground.staff.values()].filter((one) => one.roles.includes('library-staff'));
  const there = librarian.filter((one) => one.servicePoints.includes(story.servicePoint ?? ''));
  const first =
    story.channel === 'visit' ? chance.pick(there.length > 0 ? there : librarian) : agent;
  return { first, owner, to, into: story.team !== null && to === null ? team : null };
}

/** A call cannot be answered in writing, so what staff say later in it is a promised call. */
function callbackOf({ now }: Ground, story: StorySeed, times: readonly Date[]): Date | null {
  if (story.callback !== null) return roundUp(now.getTime() + story.callback.inMinutes * MINUTE_MS);
  if (story.channel !== 'phone') return null;
  const later = times[story.turns.findIndex((turn) => turn.by === 'staff')];
  return later ? roundUp(later.getTime() + 15 * MINUTE_MS) : null;
}

const roundUp = (at: number): Date => new Date(Math.ceil(at / (5 * MINUTE_MS)) * 5 * MINUTE_MS);

function raise(scene: Scene, staff: Staff, priority: StorySeed['priority']): void {
  tell(scene.ground.chance, scene.told, {
    type: 'case.classified',
    at: soon(scene, 1),
    actor: by(staff),
    data: { fromTopicId: scene.told.facts.topicId },
    set: { priority },
  });
}

/** About so many minutes after the last thing, never past now. */
const soon = ({ ground, told }: Scene, minutes: number): Date =>
  earlier(
    new Date(told.at.getTime() + minutes * MINUTE_MS + ground.chance.below(40) * 1000),
    ground.now,
  );

function turns(scene: Scene, cast: Cast, story: StorySeed, times: readonly Date[]): void {
  for (const [i, turn] of story.turns.entries()) {
    if (i === 0) continue;
    const at = times[i] ?? scene.told.at;
    if (cast.to && scene.told.facts.state !== 'awaiting-department') {
      const passes = turn.by === 'note' && turn.text.startsWith('Överlämnat');
      if (passes || turn.after >= LONG_MINUTES)
        passOn(scene, cast, passes ? turn.text : null, passes ? at : null);
      if (passes) continue;
    }
    speak(scene, cast, turn, at);
  }
}

function speak(scene: Scene, cast: Cast, turn: Turn, at: Date): void {
  if (turn.by === 'resident') {
    say(scene, turn.text, at);
    return;
  }
  const passed = scene.told.facts.state === 'awaiting-department';
  const staff = (passed ? cast.owner : null) ?? cast.owner ?? cast.first;
  const speaker = cast.to && !passed ? cast.first : staff;
  if (scene.told.facts.assigneeId === null) take(scene, speaker, before(scene, at), cast.into);
  if (turn.by === 'note') note(scene, speaker, turn.text, at);
  else if (scene.told.facts.channel === 'chat') answer(scene, speaker, turn.text, at);
  else {
    if (scene.told.facts.callbackAt === null)
      promiseCall(scene, speaker, scene.told.at, roundUp(at.getTime() + 15 * MINUTE_MS));
    callBack(scene, speaker, turn.text, at);
  }
}

/** A moment between the last thing and the next: somebody takes a case shortly before answering it. */
const before = ({ told, ground }: Scene, at: Date): Date =>
  new Date(Math.max(told.at.getTime(), at.getTime() - (20 + ground.chance.below(50)) * 1000));

/** The centre hands over; the officer who has it now took it a while later. */
function passOn(scene: Scene, cast: Cast, text: string | null, at: Date | null): void {
  if (!cast.to) return;
  handOver(scene, cast.first, cast.to, text, at ?? soon(scene, 2));
  if (cast.owner) take(scene, cast.owner, soon(scene, 3 + scene.ground.chance.below(25)), null);
}

/** Brings a case from its last turn to the state it is in. */
function settle(scene: Scene, cast: Cast, story: StorySeed): void {
  const { told, ground } = scene;
  const { state } = story;
  if (state === 'new') return;
  if (cast.to && told.facts.state !== 'awaiting-department') passOn(scene, cast, null, null);
  if (!cast.to && told.facts.assigneeId === null && cast.owner)
    take(scene, cast.owner, soon(scene, 1 + ground.chance.below(6)), cast.into);
  const staff = cast.owner ?? cast.first;
  if (state === 'awaiting-resident') move(scene, staff, { state }, soon(scene, 0));
  if (state === 'parked') {
    const until = new Date(ground.now.getTime() + (14 + ground.chance.below(40)) * DAY_MS);
    move(scene, staff, { state, until }, soon(scene, 2));
  }
  if (state === 'resolved' || state === 'closed') finish(scene, staff, story);
}

function finish(scene: Scene, staff: Staff, story: StorySeed): void {
  const { chance, now } = scene.ground;
  const outcome: Outcome = story.outcome ?? 'solved-here';
  // What nobody has spoken of since it came took some work of its own; else the last words are "thank you".
  const work = story.turns.length === 1 ? 10 + chance.below(150) : 1 + chance.below(3);
  move(scene, staff, { state: 'resolved', outcome }, onward(scene, soon(scene, work)));
  if (story.state !== 'closed') return;
  const days = (1 + chance.below(3)) * DAY_MS;
  const wanted = onIntoHours(chance, new Date(scene.told.at.getTime() + days));
  const at = wanted < now ? wanted : soon(scene, 30 + chance.below(200));
  move(scene, staff, { state: 'closed' }, at);
}

const onward = ({ ground }: Scene, at: Date): Date => {
  const moved = onIntoHours(ground.chance, at);
  return moved < ground.now ? moved : at;
};
