// Two months of the anonymous visit log: one line a visit, no person, and nobody of the staff on it.
import type { Prisma } from '../../apps/server/src/generated/prisma/client.ts';
import { busyness, instantOf, localDay, MINUTE_MS, openOn, weightOf } from './calendar.ts';
import { at as find, type Ground, type Point } from './ground.ts';
import { bare, type SeedEvent } from './told.ts';

const DAYS = 60;
/** Visits on an ordinary day. */
const perDay: Record<string, number> = {
  STADSBIB: 25,
  LYCKEBY: 13,
  RODEBY: 8,
  JAMJO: 7,
  NATTRABY: 6,
  HASSLO: 6,
  STURKO: 4,
  GARDEN: 3,
};
const durations = ['<1', '1-5', '5-15', '15-30', '>30'] as const;
const languages = ['ar', 'en', 'so', 'fa', 'uk', 'pl', 'fi', 'ti'] as const;
const outcomes = ['solved', 'referred-centre', 'referred-elsewhere', 'booked', 'unsolved'] as const;

type Visit = Prisma.VisitCreateManyInput;

/** The log of all points, today's so far included, with the events that tell of it. */
export function visitLog(ground: Ground): { visits: Visit[]; events: SeedEvent[] } {
  const visits: Visit[] = [];
  const events: SeedEvent[] = [];
  const today = localDay(ground.now.getTime());
  for (let day = today - DAYS; day <= today; day++)
    for (const point of ground.points.values())
      for (const at of momentsOf(ground, point, day)) {
        const visit = visitAt(ground, point, at);
        visits.push(visit);
        events.push(...eventsOf(ground, visit));
      }
  return { visits, events };
}

/** Whole minutes at which people come, in opening hours, by the curve; none in the future. */
function momentsOf({ chance, now }: Ground, point: Point, day: number): Date[] {
  const open = openOn(day, point.hours).flatMap(({ opens, closes }) =>
    Array.from({ length: closes - opens }, (_, n) => opens + n),
  );
  if (open.length === 0) return [];
  const weights = open.map((minute) => weightOf(Math.floor(minute / 60)));
  const usual = (perDay[point.code] ?? 4) * (busyness(day) || 0.6);
  const count = Math.round(usual * (0.7 + 0.6 * chance.next()));
  return Array.from({ length: count }, () => open[chance.weighted(weights)] ?? 0)
    .map((minute) => new Date(instantOf(day, minute)))
    .filter((at) => at.getTime() < now.getTime() - MINUTE_MS);
}

function visitAt(ground: Ground, point: Point, at: Date): Visit {
  const { chance } = ground;
  const topics = point.commonTopics;
  const topic = topics[chance.weighted(topics.map((_, place) => 1 / (place + 1.5)))] ?? '';
  const visit: Visit = {
    id: chance.blindId(),
    servicePointId: point.id,
    topicId: find(ground.topics, topic).id,
    occurredAt: at,
    recordedAt: at,
    helpedOther: false,
    promoted: false,
  };
  // Most are one tap; about one in four gets details afterwards.
  if (chance.happens(0.72)) return visit;
  return {
    ...visit,
    difficulty: 1 + chance.weighted([30, 28, 20, 12, 7, 3]),
    duration: durations[chance.weighted([8, 40, 34, 13, 5])] ?? '1-5',
    language: chance.happens(0.25) ? chance.pick(languages) : null,
    helpedOther: chance.happens(0.12),
    outcome: outcomes[chance.weighted([68, 12, 10, 6, 4])] ?? 'solved',
  };
}

function eventsOf({ chance }: Ground, visit: Visit): SeedEvent[] {
  const at = new Date(visit.occurredAt);
  const { id: visitId, servicePointId, topicId } = visit;
  // `staff` without an id: the desk knows that staff did it, never who (spine/write.ts).
  const staff = { kind: 'staff' as const, id: null };
  const logged = {
    ...bare(chance, 'visit.logged', at, staff),
    data: { visitId, servicePointId, topicId },
  };
  if (visit.outcome == null) return [logged];
  return [
    logged,
    { ...bare(chance, 'visit.detailed', at, staff), data: { visitId, servicePointId } },
  ];
}
