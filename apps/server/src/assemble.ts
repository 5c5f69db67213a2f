// Puts the features together: routes, doors, what the sockets show, clocks, and what is ready.
import { knowledgeRoutes, makeKnowledge } from './features/knowledge/index.ts';
import {
  caseRoutes,
  foldTally,
  letGo,
  recordArticleUse,
  runLate,
  sightFacts,
  toCaseEvents,
  toRows,
} from './features/cases/index.ts';
import { chatRoutes, makeTokens, placesOf, spend, toPublicEvents } from './features/chats/index.ts';
import { contactRoutes } from './features/contacts/index.ts';
import { insightRoutes } from './features/insights/index.ts';
import { residentRoutes } from './features/residents/index.ts';
import { servicePointRoutes } from './features/service-points/index.ts';
import { makeAuth, makeStaffDoor, staffRoutes } from './features/staff/index.ts';
import { topicRoutes } from './features/topics/index.ts';
import { visitRoutes } from './features/visits/index.ts';
import type { Permission } from '@entre/contract/permissions';
import type { Readiness } from './app.ts';
import type { RealtimeParts } from './realtime/types.ts';
import type { Config } from './spine/config.ts';
import type { Ctx, SystemActor } from './spine/ctx.ts';
import type { Db, Tx } from './spine/db.ts';
import type { Feed } from './spine/feed.ts';
import { forgetKeys } from './spine/forget.ts';
import { log } from './spine/log.ts';
import type { Secrets } from './spine/secrets.ts';
import type { Route } from './spine/serve.ts';

/** Milliseconds between looks for promises that ran out, foldings of the tally, and forgetting of old keys. */
const LATE_MS = 2_000;
const FOLD_MS = 60_000;
const FORGET_MS = 300_000;

export function assemble(given: { config: Config; db: Db; feed: Feed; keys: Secrets }) {
  const { config, db, feed, keys } = given;
  const authOn = (on: Db | Tx) => makeAuth(on, keys.authSecret, config.publicUrl);
  const auth = authOn(db);
  const staffDoor = makeStaffDoor(auth, db);
  const tokens = makeTokens(keys.hmacSecret);
  const knowledge = makeKnowledge({ config, db, feed });
  const doors = {
    staff: staffDoor.staffActor,
    resident: (token: string, to?: Permission) => tokens.actor(db, token, to),
    forget: staffDoor.forget,
  };
  const routes: Route[] = [
    ...staffRoutes(auth, authOn, letGo),
    ...topicRoutes,
    ...servicePointRoutes,
    ...residentRoutes,
    ...caseRoutes,
    ...contactRoutes,
    ...visitRoutes,
    ...knowledgeRoutes({ search: knowledge.search, recordArticleUse, spend }),
    ...insightRoutes,
    ...chatRoutes(tokens),
  ];
  const realtime: Pick<RealtimeParts, 'doors' | 'views'> = {
    doors,
    views: {
      rows: (cases) => toRows(db, cases),
      caseEvents: (events) => toCaseEvents(db, events),
      publicEvents: (events) => toPublicEvents(db, events),
      sight: sightFacts,
      places: (caseIds) => placesOf(db, caseIds),
    },
  };
  return {
    routes,
    doors,
    realtime,
    startClocks: (ctx: Ctx<SystemActor>) => startClocks(ctx, db),
    ready: async (): Promise<Readiness> => {
      const database = await db.$queryRaw`SELECT 1`.then(
        () => true,
        () => false,
      );
      const parts = { database, feed: feed.well(), search: await knowledge.well() };
      // Without its search engine the desk goes on with the simple search.
      return { ok: parts.database && parts.feed, parts };
    },
    stop: () => knowledge.stop(),
  };
}

/** Starts the timers. `stop` waits for what they are doing: the database is closed after it. */
function startClocks(ctx: Ctx<SystemActor>, db: Db): { stop: () => Promise<void> } {
  const running = new Set<Promise<void>>();
  const every = (ms: number, what: string, act: () => Promise<unknown>): NodeJS.Timeout => {
    let busy: Promise<void> | null = null;
    return setInterval(() => {
      if (busy) return;
      const mine = act()
        .then(
          () => undefined,
          (error: unknown) => log.warn({ err: error }, `${what} failed, trying again`),
        )
        .finally(() => {
          running.delete(mine);
          busy = null;
        });
      busy = mine;
      running.add(mine);
    }, ms);
  };
  const timers = [
    every(LATE_MS, 'marking late cases', () => runLate(ctx)),
    every(FOLD_MS, 'folding the tally', () => foldTally(db)),
    every(FORGET_MS, 'forgetting old keys', () => forgetKeys(db)),
  ];
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running);
    },
  };
}
