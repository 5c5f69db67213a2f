// Fills an empty database with the demonstration: a desk in Karlskrona in the middle of a working day.
import type { PrismaClient } from '../../apps/server/src/generated/prisma/client.ts';
import type { Tx } from '../../apps/server/src/spine/db.ts';
import { foldTally } from '../../apps/server/src/features/cases/fold.ts';
import { chanceFrom } from './chance.ts';
import { groundRows, layGround, type Ground } from './ground.ts';
import { knowledge } from './knowledge.ts';
import { callsOfStories, earlierCalls, earlierPlans } from './past.ts';
import { people } from './people.ts';
import { storeCases, storeEvents, storeInteractions, storeVisits } from './store.ts';
import { planOf } from './plan.ts';
import { tellStory } from './stories.ts';
import { demoHours, type Told } from './told.ts';
import { visitLog } from './visits.ts';

type Options = {
  /** One password for all accounts. */
  password: string;
  /** The moment everything is told back from; the present one when left out. */
  now?: Date;
  log?: (text: string) => void;
};
export type Filled = {
  staff: { name: string; email: string; roles: string[] }[];
  counts: Record<string, number>;
};

/** Whether nobody has used or filled this database yet. */
export async function isEmpty(db: Pick<PrismaClient, 'staff' | 'case' | 'desk'>): Promise<boolean> {
  const [staff, cases, filled] = await Promise.all([
    db.staff.count(),
    db.case.count(),
    db.desk.count({ where: { filledAt: { not: null } } }),
  ]);
  return staff + cases + filled === 0;
}

/**
 * Fills an empty database, in one transaction: a start that is cut off leaves it empty.
 * The same `now` gives the same demo, save for the password's hash.
 */
export async function fillDemo(db: PrismaClient, options: Options): Promise<Filled> {
  const started = performance.now();
  const now = options.now ?? new Date();
  const ground = layGround(now, chanceFrom(20_261_125));
  const counts = await db.$transaction((tx) => fill(tx, ground, options.password), {
    maxWait: 10_000,
    timeout: 60_000,
  });
  await foldTally(db);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  options.log?.(
    `demonstration filled in ${seconds} s: ${counts['cases']} cases, ${counts['events']} events`,
  );
  return {
    staff: [...ground.staff.values()].map(({ name, email, roles }) => ({ name, email, roles })),
    counts,
  };
}

async function fill(tx: Tx, ground: Ground, password: string): Promise<Record<string, number>> {
  const rows = groundRows(ground);
  const who = await people(ground, password);
  const articles = knowledge(ground);
  const { calls, rest } = callsOfStories(ground);
  const earlier = earlierCalls(ground);
  const cases = casesOf(ground, rest);
  const log = visitLog(ground);
  const events = [
    ...who.events,
    ...articles.events,
    ...cases.flatMap((one) => [...one.events, ...one.aside]),
    ...calls.events,
    ...earlier.events,
    ...log.events,
  ];
  await fillDesk(tx, ground.now);
  await tx.board.createMany({ data: rows.boards });
  await tx.team.createMany({ data: rows.teams });
  await tx.topic.createMany({ data: rows.topics });
  await tx.servicePoint.createMany({ data: rows.points });
  await tx.replyTemplate.createMany({ data: rows.templates });
  await tx.authUser.createMany({ data: who.users });
  await tx.authAccount.createMany({ data: who.accounts });
  await tx.staff.createMany({ data: who.staff });
  await tx.resident.createMany({ data: who.residents });
  await tx.article.createMany({ data: articles.articles });
  await tx.articleText.createMany({ data: articles.texts });
  await storeCases(tx, cases);
  await storeInteractions(tx, [...calls.interactions, ...earlier.interactions]);
  await storeVisits(tx, log.visits);
  await storeEvents(tx, events);
  return {
    staff: who.staff.length,
    residents: who.residents.length,
    topics: rows.topics.length,
    articles: articles.articles.length,
    cases: cases.length,
    calls: calls.interactions.length + earlier.interactions.length,
    visits: log.visits.length,
    events: events.length,
  };
}

/** All cases, numbered in the order they came in. */
function casesOf(ground: Ground, stories: Parameters<typeof planOf>[1][]): Told[] {
  const plans = [...stories.map((story) => planOf(ground, story)), ...earlierPlans(ground)];
  return plans
    .toSorted((a, b) => a.began.getTime() - b.began.getTime())
    .map((plan, n) => tellStory(ground, plan, n + 1));
}

/**
 * The desk itself. A real centre has office hours; the demonstration is open at all hours, so that whoever tries it
 * in the evening meets a live chat. It has no phone number: an invented one might be somebody's.
 */
async function fillDesk(tx: Tx, now: Date): Promise<void> {
  const desk = { name: 'Kundcenter', phone: null, hours: demoHours, filledAt: now };
  await tx.desk.upsert({ where: { id: 1 }, create: { id: 1, ...desk }, update: desk });
}
