// The words for how pressing a case is and how long it has waited.
import type { Tone } from '@entre/ui/tone';
import { m } from '#lib/paraglide/messages.js';
import { daysBetween, shortDate, timeOfDay, weekday } from '#lib/shell/words.ts';
import { outcomeName } from './names.ts';
import type { Due, Span, Waited } from './due.ts';

/** `4 min`, `2 tim`, `3 dygn` */
export function spanWords(span: Span): string {
  if ('minutes' in span) return m.cases_span_minutes({ n: span.minutes });
  if ('hours' in span) return m.cases_span_hours({ n: span.hours });
  return m.cases_span_days({ n: span.days });
}

/** So much open time: `5 min`, `16 tim`. Never in days, for a day is not open all day. */
export const openTimeWords = (minutes: number): string =>
  waitedWords(
    minutes < 60
      ? { kind: 'minutes', minutes }
      : { kind: 'hours', hours: Math.floor(minutes / 60), minutes: minutes % 60 },
  );

/** `i dag 16:00`, `i morgon 12:00`, `ons 09:00`, `25 nov 12:00` */
export function momentWords(at: string | number, now: number): string {
  const when = new Date(at).getTime();
  const time = timeOfDay(when);
  const days = daysBetween(now, when);
  if (days === 0) return m.cases_at_today({ time });
  if (days === 1) return m.cases_at_tomorrow({ time });
  if (days === -1) return m.cases_at_yesterday({ time });
  if (days > 1 && days < 7) return `${weekday(when)} ${time}`;
  return `${shortDate(when)} ${time}`;
}

/** `i dag 14:00–16:00` when a call may come no sooner than `from`; else as `momentWords`. */
export const callWords = (from: string | null, at: string, now: number): string =>
  from === null ? momentWords(at, now) : `${momentWords(from, now)}–${timeOfDay(at)}`;

export function dueWords(due: Due, now: number): { text: string; tone: Tone } {
  switch (due.kind) {
    case 'late':
      return { text: m.cases_due_late({ span: spanWords(due.by) }), tone: 'late' };
    case 'soon':
      return { text: m.cases_due_soon({ span: spanWords(due.in) }), tone: 'soon' };
    case 'at':
      return { text: momentWords(due.at, now), tone: 'neutral' };
    case 'callback':
      return {
        text: m.cases_due_callback({ at: momentWords(due.at, now) }),
        tone: due.late ? 'late' : 'neutral',
      };
    case 'parked':
      return { text: m.cases_due_parked({ at: momentWords(due.until, now) }), tone: 'neutral' };
    case 'awaiting-resident':
      return { text: m.cases_state_awaiting_resident(), tone: 'neutral' };
    case 'awaiting-department':
      return { text: m.cases_state_awaiting_department(), tone: 'neutral' };
    case 'done':
      return {
        text: due.outcome ? outcomeName(due.outcome) : m.cases_state_resolved(),
        tone: 'neutral',
      };
    case 'none':
      return { text: '', tone: 'neutral' };
  }
}

/** `40 s`, `4 min`, `1 tim 5 min`, `2 dygn` */
export function waitedWords(waited: Waited): string {
  switch (waited.kind) {
    case 'seconds':
      return m.cases_span_seconds({ n: waited.seconds });
    case 'minutes':
      return m.cases_span_minutes({ n: waited.minutes });
    case 'hours': {
      const { hours, minutes } = waited;
      if (!minutes) return m.cases_span_hours({ n: hours });
      return m.cases_span_hours_minutes({ h: hours, m: minutes });
    }
    case 'days':
      return m.cases_span_days({ n: waited.days });
  }
}
