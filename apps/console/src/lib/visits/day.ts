// The day of a service point: its date, and the hours worth drawing.

/** `2026-11-23`, local. */
export function localDay(at: number): string {
  const local = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
}

export type Hour = { hour: number; count: number };

/** From eight, or the first visit if earlier, to the hour that runs now; at least two hours, so that there is a line. */
export function hoursSoFar(byHour: readonly number[], hourNow: number): Hour[] {
  const first = byHour.findIndex((n) => n > 0);
  const from = Math.max(0, Math.min(8, first === -1 ? 8 : first, hourNow - 1));
  return byHour
    .map((count, hour) => ({ hour, count }))
    .filter(({ hour }) => hour >= from && hour <= Math.max(hourNow, from + 1));
}

/** Points of a line in a box of `width` × `height`, with `edge` left free all around: `0,28 15,22 …`. */
export function linePoints(
  hours: readonly Hour[],
  width: number,
  height: number,
  edge = 2,
): string {
  const most = Math.max(1, ...hours.map((h) => h.count));
  const step = (width - 2 * edge) / Math.max(1, hours.length - 1);
  return hours
    .map(({ count }, i) => {
      const x = edge + i * step;
      const y = edge + (height - 2 * edge) * (1 - count / most);
      return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
    })
    .join(' ');
}

/** Adds taps that the server does not have yet to what it has counted. */
export function withTaps(
  byHour: readonly number[],
  taps: readonly { occurredAt: string }[],
): number[] {
  const all = [...byHour];
  for (const tap of taps) {
    const hour = new Date(tap.occurredAt).getHours();
    all[hour] = (all[hour] ?? 0) + 1;
  }
  return all;
}
