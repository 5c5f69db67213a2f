// Time as a chain of stretches, each open or shut for one reason: what every other clock is read from.
import type { ClockSegment } from '@entre/contract/cases';
import type { OpenHours } from '@entre/contract/service-points';
import { isHoliday, weekdayOf, type Day } from './holidays.ts';
import { instantOf, localDay } from './local-time.ts';

/** From and to are milliseconds since 1970; `to` is not part of it. */
export type Stretch = { from: number; to: number; open: boolean; why: ClockSegment['why'] };

type Interval = { opens: number; closes: number };
type Week = ReadonlyMap<number, readonly Interval[]>;

/**
 * The stretches from an instant onwards, without gaps, neighbours of one kind joined. Never ends: stop reading it.
 * Hours in which nothing ever opens (an empty list, or only lines that close before they open) mean always open:
 * a promise must come to an end also when nobody has written the hours down.
 */
export function* stretchesFrom(from: number, hours: readonly OpenHours[]): Generator<Stretch> {
  const week = weekOf(hours);
  if (week.size === 0) {
    yield { from, to: Infinity, open: true, why: 'open' };
    return;
  }
  let last: Stretch | null = null;
  for (let day = localDay(from); ; day++)
    for (const piece of piecesOf(day, week)) {
      if (piece.to <= from) continue;
      const cut: Stretch = { ...piece, from: Math.max(piece.from, from) };
      if (last && last.why === cut.why) last.to = cut.to;
      else {
        if (last) yield last;
        last = cut;
      }
    }
}

/** One local day in pieces: open where the hours say so, shut in between. */
function* piecesOf(day: Day, week: Week): Generator<Stretch> {
  const end = instantOf(day + 1, 0);
  let at = instantOf(day, 0);
  const holiday = isHoliday(day);
  const shut = holiday ? 'holiday' : shutOn(day, week);
  for (const { opens, closes } of holiday ? [] : (week.get(weekdayOf(day)) ?? [])) {
    const from = instantOf(day, opens);
    const to = instantOf(day, closes);
    if (from > at) yield { from: at, to: from, open: false, why: shut };
    if (to > from) yield { from, to, open: true, why: 'open' };
    at = Math.max(at, to);
  }
  if (end > at) yield { from: at, to: end, open: false, why: shut };
}

const shutOn = (day: Day, week: Week): 'weekend' | 'closed' =>
  weekdayOf(day) >= 6 && !week.has(weekdayOf(day)) ? 'weekend' : 'closed';

/** Opening by weekday, sorted, with overlaps joined; in minutes from midnight. */
function weekOf(hours: readonly OpenHours[]): Week {
  const week = new Map<number, Interval[]>();
  const lines = hours
    .map((h) => ({
      day: h.day,
      opens: minutes(h.opens),
      closes: Math.min(minutes(h.closes), 1440),
    }))
    .filter((h) => h.day >= 1 && h.day <= 7 && h.closes > h.opens)
    .sort((a, b) => a.opens - b.opens);
  for (const { day, opens, closes } of lines) {
    const today = week.get(day) ?? [];
    const last = today.at(-1);
    if (last && opens <= last.closes) last.closes = Math.max(last.closes, closes);
    else today.push({ opens, closes });
    week.set(day, today);
  }
  return week;
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
