// The days on which Swedish municipalities are shut, reckoned from the law itself.

/** A local date as a count of days since 1970-01-01: dates compare and add as plain numbers. */
export type Day = number;

const DAY_MS = 86_400_000;
const years = new Map<number, ReadonlySet<Day>>();

/**
 * Whether the day is a public holiday (lag 1989:253 om allmänna helgdagar), or one of the three eves that
 * lag 1930:173 om beräkning av lagstadgad tid, 2 §, treats the same: midsommarafton, julafton, nyårsafton.
 * Half-days: no law shuts the other eves (skärtorsdag, valborg, trettondagsafton, the day before alla helgons
 * dag), so they count as ordinary days.
 */
export function isHoliday(day: Day): boolean {
  const year = new Date(day * DAY_MS).getUTCFullYear();
  const known = years.get(year);
  if (known) return known.has(day);
  const found = holidaysOf(year);
  years.set(year, found);
  return found.has(day);
}

/** The day of a date; `month` is 1 to 12. */
export const dayOf = (year: number, month: number, date: number): Day =>
  Date.UTC(year, month - 1, date) / DAY_MS;

/** 1 is Monday, 7 is Sunday: as in opening hours. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

function holidaysOf(year: number): ReadonlySet<Day> {
  const on = (month: number, date: number): Day => dayOf(year, month, date);
  const saturdayFrom = (day: Day): Day => day + ((6 - weekdayOf(day) + 7) % 7);
  const easter = easterOf(year);
  const midsummer = saturdayFrom(on(6, 20));
  return new Set([
    on(1, 1), // nyårsdagen
    on(1, 6), // trettondedag jul
    easter - 2, // långfredagen
    easter, // påskdagen
    easter + 1, // annandag påsk
    on(5, 1), // första maj
    easter + 39, // Kristi himmelsfärdsdag
    easter + 49, // pingstdagen
    on(6, 6), // nationaldagen
    midsummer - 1, // midsommarafton
    midsummer, // midsommardagen
    saturdayFrom(on(10, 31)), // alla helgons dag
    on(12, 24), // julafton
    on(12, 25), // juldagen
    on(12, 26), // annandag jul
    on(12, 31), // nyårsafton
  ]);
}

/** Easter Sunday by the Gregorian reckoning (Meeus, Jones, Butcher). */
function easterOf(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor((8 * b + 13) / 25);
  const moon = (19 * a + b - Math.floor(b / 4) - d + 15) % 30;
  const sunday = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - moon - (c % 4)) % 7;
  const late = Math.floor((a + 11 * moon + 22 * sunday) / 451);
  const n = moon + sunday - 7 * late + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}
