// How pressing a case is, and how long it has waited: pure, so that every row and the clock say the same.
import { isOpen, type CaseFacts } from '@entre/contract/cases';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Nearer than this and the time left is said instead of the time of day. */
const SOON = 60 * MINUTE;

type Facts = Pick<
  CaseFacts,
  'state' | 'dueAt' | 'late' | 'parkedUntil' | 'callbackAt' | 'outcome' | 'priority'
>;

/** What the row says on the right; `late` and `soon` have a colour besides the word. */
export type Due =
  | { kind: 'late'; by: Span }
  | { kind: 'soon'; in: Span }
  | { kind: 'at'; at: string }
  | { kind: 'callback'; at: string; late: boolean }
  | { kind: 'parked'; until: string }
  | { kind: 'awaiting-resident' }
  | { kind: 'awaiting-department' }
  | { kind: 'done'; outcome: CaseFacts['outcome'] }
  | { kind: 'none' };
export type Span = { minutes: number } | { hours: number } | { days: number };

/** Rounded as one says it: minutes below an hour, hours below a day, then days; never nought. */
export function span(ms: number): Span {
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  if (minutes < 60) return { minutes };
  const hours = Math.round(ms / HOUR);
  return hours < 24 ? { hours } : { days: Math.round(ms / DAY) };
}

export function dueOf(facts: Facts, now: number): Due {
  if (!isOpen(facts.state)) return { kind: 'done', outcome: facts.outcome };
  const due = facts.dueAt === null ? null : Date.parse(facts.dueAt);
  if (due !== null && (facts.late || due < now))
    return { kind: 'late', by: span(Math.max(0, now - due)) };
  if (due !== null && due - now <= SOON) return { kind: 'soon', in: span(due - now) };
  if (facts.state === 'parked' && facts.parkedUntil !== null)
    return { kind: 'parked', until: facts.parkedUntil };
  if (facts.callbackAt !== null)
    return { kind: 'callback', at: facts.callbackAt, late: Date.parse(facts.callbackAt) < now };
  if (facts.dueAt !== null) return { kind: 'at', at: facts.dueAt };
  if (facts.state === 'awaiting-resident') return { kind: 'awaiting-resident' };
  if (facts.state === 'awaiting-department') return { kind: 'awaiting-department' };
  return { kind: 'none' };
}

/** How long somebody has waited: seconds of the first minute, then ever coarser. Never written as a time of day. */
export type Waited =
  | { kind: 'seconds'; seconds: number }
  | { kind: 'minutes'; minutes: number }
  | { kind: 'hours'; hours: number; minutes: number | null }
  | { kind: 'days'; days: number };

export function waited(since: string, now: number): Waited {
  const ms = Math.max(0, now - Date.parse(since));
  if (ms < MINUTE) return { kind: 'seconds', seconds: Math.floor(ms / 1000) };
  if (ms < HOUR) return { kind: 'minutes', minutes: Math.floor(ms / MINUTE) };
  if (ms < DAY) {
    const hours = Math.floor(ms / HOUR);
    // Minutes stop saying anything after some hours.
    return { kind: 'hours', hours, minutes: hours < 3 ? Math.floor((ms % HOUR) / MINUTE) : null };
  }
  return { kind: 'days', days: Math.floor(ms / DAY) };
}
