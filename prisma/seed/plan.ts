// When the stories of the demo happen: told back from now, in office hours where they are of the past.
import { backIntoHours, inHours, MINUTE_MS, onIntoHours, thisMorning } from './calendar.ts';
import type { Ground } from './ground.ts';
import type { StorySeed } from './world/types.ts';

/** A story with the time it began. */
export type Plan = { story: StorySeed; began: Date };

/** Stories older than this are of the past, and began in office hours. */
const PAST_MINUTES = 720;
/** Calls and visits newer than this may stand at any hour: the demo's desk is open now, whatever the clock says. */
const NEW_MINUTES = 240;
/** A pause this long before a turn means that it went to somebody else, or another day. */
export const LONG_MINUTES = 60;
/** What is told of this morning needs a morning that has lasted so long. */
const MORNING_MINUTES = 20;

/** When a story of the world began. */
export function planOf({ now, chance }: Ground, story: StorySeed): Plan {
  const exact = new Date(now.getTime() - story.began * MINUTE_MS);
  const past = story.began >= PAST_MINUTES;
  if (inHours(exact) || (story.channel === 'chat' && !past)) return { story, began: exact };
  const morning = inHours(new Date(now.getTime() - MORNING_MINUTES * MINUTE_MS));
  if (!past && morning) return { story, began: thisMorning(chance, now) };
  if (!past && story.began < NEW_MINUTES) return { story, began: exact };
  return { story, began: backIntoHours(chance, exact) };
}

/**
 * When each turn is said. A chat under way now has its last words just before now: it is the resident who took
 * their time, since staff answer as soon as the story says.
 */
export function timesOf({ now, chance }: Ground, story: StorySeed, began: Date): Date[] {
  const minutes = (turns: typeof story.turns): number =>
    turns.reduce((sum, turn) => sum + turn.after, 0);
  const slow = minutes(story.turns.filter((turn) => turn.by === 'resident'));
  const last = story.turns.at(-1);
  const living = story.channel === 'chat' && story.state === 'open' && last?.by === 'resident';
  const left = story.began - 1 - chance.below(3) - minutes(story.turns);
  const stretch = living && slow > 0 ? 1 + Math.max(0, left) / slow : 1;
  let at = began;
  return story.turns.map((turn, i) => {
    if (i > 0) {
      const after = turn.after * (turn.by === 'resident' ? stretch : 1);
      const wanted = new Date(at.getTime() + after * MINUTE_MS + chance.below(20) * 1000);
      const moved = turn.after >= LONG_MINUTES ? onIntoHours(chance, wanted) : wanted;
      at = earlier(moved < now ? moved : wanted, now);
    }
    return at;
  });
}

/** That moment, or just before `now` when it would be later. */
export const earlier = (at: Date, now: Date): Date =>
  new Date(Math.min(at.getTime(), now.getTime() - MINUTE_MS / 2));
