// What the demo has told is put into the tables: in bulk, events in the order of time with their place in the feed.
import type { Prisma } from '../../apps/server/src/generated/prisma/client.ts';
import type { Tx } from '../../apps/server/src/spine/db.ts';
import { toColumns } from '../../apps/server/src/features/cases/change.ts';
import type { SeedEvent, Told } from './told.ts';

/** Rows in one statement: few round trips, and well under what one message may hold. */
const CHUNK = 2000;

/**
 * Hands rows over as JSON, a chunk at a time, with the names that columns have: for thousands of rows several times
 * quicker than `createMany`. The database fills in no default here, so each row must be complete.
 */
async function inChunks<T extends object>(
  rows: readonly T[],
  insert: (json: string) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows
      .slice(from, from + CHUNK)
      .map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [column(name), value])),
      );
    await insert(JSON.stringify(chunk));
  }
}

const column = (name: string): string => name.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`);

/** Stores cases with their contacts and callbacks. */
export async function storeCases(tx: Tx, told: readonly Told[]): Promise<void> {
  await inChunks(
    told.map(rowOf),
    (json) => tx.$executeRaw`
      INSERT INTO "case" SELECT * FROM jsonb_populate_recordset(NULL::"case", ${json}::jsonb)`,
  );
  await storeInteractions(
    tx,
    told.flatMap((one) => one.interactions),
  );
  await tx.caseInteraction.createMany({
    data: told.flatMap(({ facts, interactions }) =>
      interactions.map(({ id }) => ({ caseId: facts.id, interactionId: id })),
    ),
  });
  await tx.callback.createMany({ data: told.flatMap((one) => one.callbacks) });
  await tx.$executeRaw`SELECT setval('case_number', ${told.length})`;
}

function rowOf({ facts, code, at, events, pubSeq }: Told): object {
  const { id, number, channel, receivedAt, ...set } = facts;
  return {
    ...toColumns(set),
    id,
    number,
    channel,
    code,
    receivedAt,
    lastSeq: events.length,
    lastPubSeq: pubSeq,
    createdAt: events[0]?.at ?? at,
    updatedAt: at,
  };
}

/** Stores interactions; each says itself when it was written down. */
export const storeInteractions = (
  tx: Tx,
  rows: readonly Prisma.InteractionCreateManyInput[],
): Promise<void> =>
  inChunks(
    rows,
    (json) => tx.$executeRaw`
      INSERT INTO interaction SELECT * FROM jsonb_populate_recordset(NULL::interaction, ${json}::jsonb)`,
  );

/** Stores the log of visits. */
export const storeVisits = (tx: Tx, rows: readonly Prisma.VisitCreateManyInput[]): Promise<void> =>
  inChunks(
    rows,
    (json) => tx.$executeRaw`
      INSERT INTO visit SELECT * FROM jsonb_populate_recordset(NULL::visit, ${json}::jsonb)`,
  );

/**
 * Stores all events. Sorted by time, which keeps each case's own order since its times never go back;
 * they are numbered here, so that the running feed starts after them.
 * @param events each case's in its order of `seq`
 */
export const storeEvents = (tx: Tx, events: readonly SeedEvent[]): Promise<void> =>
  inChunks(
    events
      .toSorted((a, b) => a.at.getTime() - b.at.getTime())
      .map((event, n) => ({ ...event, feedPos: n + 1 })),
    // `ord` is drawn as the rows go in, after they are sorted: it follows the feed.
    (json) => tx.$executeRaw`
      INSERT INTO event (id, feed_pos, type, at, actor_kind, actor_id, case_id, seq, pub_seq, data, set, before, after)
      SELECT id, feed_pos, type, at, actor_kind, actor_id, case_id, seq, pub_seq, data, set, before, after
      FROM jsonb_populate_recordset(NULL::event, ${json}::jsonb) ORDER BY feed_pos`,
  );
