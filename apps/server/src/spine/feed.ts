// After commit: numbers events without gaps, and hands them in order to those who read them.
import pg from 'pg';
import type { Event } from '../generated/prisma/client.ts';
import { asModels } from './as-models.ts';
import type { Db } from './db.ts';
import { log } from './log.ts';

/** Called with events in the order of the feed. Must not throw; slow work belongs behind a queue of its own. */
export type Reader = (events: readonly Event[]) => void | Promise<void>;
export type Feed = {
  wake: () => void;
  read: (reader: Reader) => void;
  /** The last position handed out here. */
  pos: () => number;
  /** Whether the last round, of which there are two a second, went through. */
  well: () => boolean;
  stop: () => Promise<void>;
};

/** Advisory lock held by the one sequencer of the cluster. */
const LOCK = 7_210_001;
const CHANNEL = 'entre_feed';
const BATCH = 500;
/** Milliseconds between looks when nobody wakes us: the bound on a lost wake-up. */
const POLL_MS = 500;

/**
 * Starts numbering (when this node gets the lock) and reading.
 * A cursor over numbers drawn before commit would skip rows that commit late; here a late row is still unnumbered,
 * so it is found. NOTIFY is sent from this connection only: inside writers it would serialise their commits.
 */
export async function startFeed(db: Db, url: string): Promise<Feed> {
  const readers: Reader[] = [];
  const last = await db.event.findFirst({
    where: { feedPos: { not: null } },
    orderBy: { feedPos: 'desc' },
    select: { feedPos: true },
  });
  let pos = Number(last?.feedPos ?? 0);
  let well = false;
  let stopped = false;
  let running: Promise<void> | null = null;
  let again = false;

  const loop = async (): Promise<void> => {
    do {
      again = false;
      try {
        const numbered = await numbers.next();
        if (numbered.length === BATCH) again = true;
        await hand(db, readers, pos, numbered, (reached) => (pos = reached));
        well = true;
      } catch (error) {
        well = false;
        log.warn({ err: error }, 'feed: a round failed, trying again');
        numbers.restart();
      }
    } while (again && !stopped);
    running = null;
  };
  const wake = (): void => {
    if (stopped) return;
    again = true;
    running ??= loop();
  };
  const numbers = sequencer(url, wake);
  const timer = setInterval(wake, POLL_MS);
  wake();
  return {
    wake,
    read: (reader) => void readers.push(reader),
    pos: () => pos,
    well: () => well,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
      await numbers.stop();
    },
  };
}

/** The one connection that holds the lock and numbers, or waits for the lock and hears that another node numbered. */
function sequencer(url: string, wake: () => void) {
  let client: pg.Client | null = null;
  let leads = false;
  const drop = (which: pg.Client): void => {
    if (client !== which) return;
    client = null;
    leads = false;
  };
  const connect = async (): Promise<pg.Client> => {
    const made = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      // The server's own limit is no help when the server stands still.
      query_timeout: 6_000,
      // A stopped process keeps its connection; this lets another node take over the lock.
      options: '-c idle_session_timeout=15000 -c statement_timeout=5000',
      application_name: 'entre sequencer',
    });
    made.on('error', () => drop(made));
    made.on('end', () => drop(made));
    made.on('notification', () => wake());
    try {
      await made.connect();
      await made.query(`LISTEN ${CHANNEL}`);
      return made;
    } catch (error) {
      void made.end().catch(() => undefined);
      throw error;
    }
  };
  return {
    /** Numbers what was committed and has no position, when this node leads. @returns what it numbered */
    next: async (): Promise<Event[]> => {
      const mine = (client ??= await connect());
      if (!leads) {
        const got = await mine.query<{ got: boolean }>(
          `SELECT pg_try_advisory_lock(${LOCK}) AS got`,
        );
        leads = got.rows[0]?.got === true;
        // It is the one who tells the others, and needs not hear itself.
        if (leads) await mine.query(`UNLISTEN ${CHANNEL}`);
      }
      return leads ? number(mine) : [];
    },
    /** After a failure: a new connection, and the lock asked for anew. */
    restart: (): void => {
      const broken = client;
      client = null;
      leads = false;
      void broken?.end().catch(() => undefined);
    },
    stop: async (): Promise<void> => {
      await client?.end().catch(() => undefined);
    },
  };
}

/** Gives the next positions to committed events that have none, in the order they were inserted, and tells it. */
async function number(client: pg.Client): Promise<Event[]> {
  // Not prepared: its plan would stay the one made when the table was empty.
  const done = await client.query<Event>({
    text: `WITH head AS (SELECT coalesce(max(feed_pos), 0) AS pos FROM event),
                next AS (SELECT id, row_number() OVER (ORDER BY ord) AS n
                         FROM (SELECT id, ord FROM event WHERE feed_pos IS NULL ORDER BY ord LIMIT ${BATCH}) AS e),
                done AS (UPDATE event SET feed_pos = head.pos + next.n FROM head, next
                         WHERE event.id = next.id RETURNING event.*),
                told AS MATERIALIZED (SELECT pg_notify('${CHANNEL}', '') FROM done LIMIT 1)
           SELECT id, ord, feed_pos AS "feedPos", type, at, actor_kind AS "actorKind", actor_id AS "actorId",
             case_id AS "caseId", seq, pub_seq AS "pubSeq", data, set, before, after
           FROM done WHERE EXISTS (SELECT FROM told) ORDER BY feed_pos`,
    types: asModels,
  });
  return done.rows;
}

/**
 * Hands over what comes after `from`: what was numbered just now, or else what is read. What was handed is not handed
 * again when a later page fails.
 */
async function hand(
  db: Db,
  readers: readonly Reader[],
  from: number,
  numbered: readonly Event[],
  reached: (pos: number) => void,
): Promise<void> {
  const follows = numbered[0]?.feedPos === BigInt(from) + 1n;
  for (let events = follows ? numbered : await after(db, from); ;) {
    const last = events.at(-1);
    if (!last) return;
    const pos = Number(last.feedPos);
    for (const reader of readers) await tell(reader, events);
    reached(pos);
    if (events.length < BATCH) return;
    events = await after(db, pos);
  }
}

const after = (db: Db, pos: number): Promise<Event[]> =>
  db.event.findMany({
    where: { feedPos: { gt: pos } },
    orderBy: { feedPos: 'asc' },
    take: BATCH,
  });

/** A reader that fails, at once or later, holds up nobody. */
const tell = async (reader: Reader, events: readonly Event[]): Promise<void> => {
  try {
    await reader(events);
  } catch (error) {
    log.error({ err: error }, 'feed: a reader failed');
  }
};
