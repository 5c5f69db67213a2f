// What the demo has told is put into the tables: in bulk, events in the order of time with their place in the feed.
import { Prisma } from '../../apps/server/src/generated/prisma/client.ts';
import type { Tx } from '../../apps/server/src/spine/db.ts';
import { toColumns } from '../../apps/server/src/features/cases/change.ts';
import type { SeedEvent, Told } from './told.ts';

/** Rows in one statement: few round trips, and well under what one message may hold. */
const CHUNK = 2000;

/** Stores cases with their contacts and callbacks. */
export async function storeCases(tx: Tx, told: readonly Told[]): Promise<void> {
  await tx.case.createMany({ data: told.map(rowOf) });
  await tx.interaction.createMany({ data: told.flatMap((one) => one.interactions) });
  await tx.caseInteraction.createMany({
    data: told.flatMap(({ facts, interactions }) =>
      interactions.map(({ id }) => ({ caseId: facts.id, interactionId: id })),
    ),
  });
  await tx.callback.createMany({ data: told.flatMap((one) => one.callbacks) });
  await tx.$executeRaw`SELECT setval('case_number', ${told.length})`;
}

function rowOf({ facts, code, at, events, pubSeq }: Told): Prisma.CaseCreateManyInput {
  const { id, number, channel, receivedAt, ...set } = facts;
  const columns = toColumns(set) as unknown as Prisma.CaseCreateManyInput;
  return {
    ...columns,
    id,
    number,
    channel,
    code,
    receivedAt: new Date(receivedAt),
    lastSeq: events.length,
    lastPubSeq: pubSeq,
    createdAt: events[0]?.at ?? at,
    updatedAt: at,
  };
}

/**
 * Stores all events. Sorted by time, which keeps each case's own order since its times never go back;
 * they are numbered here, so that the running feed starts after them.
 * @param events each case's in its order of `seq`
 */
export async function storeEvents(tx: Tx, events: readonly SeedEvent[]): Promise<void> {
  const sorted = events.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  for (let from = 0; from < sorted.length; from += CHUNK) {
    const rows = sorted.slice(from, from + CHUNK).map((event, n) => row(event, from + n + 1));
    // `ord` is drawn as the rows go in, after they are sorted: it follows the feed.
    await tx.$executeRaw`
      INSERT INTO event (id, feed_pos, type, at, actor_kind, actor_id, case_id, seq, pub_seq, data, set, before, after)
      SELECT id, feed_pos, type, at, actor_kind, actor_id, case_id, seq, pub_seq, data, set, before, after
      FROM jsonb_populate_recordset(NULL::event, ${JSON.stringify(rows)}::jsonb) ORDER BY feed_pos`;
  }
}

const row = (event: SeedEvent, feedPos: number): object => ({
  id: event.id,
  feed_pos: feedPos,
  type: event.type,
  at: event.at,
  actor_kind: event.actorKind,
  actor_id: event.actorId,
  case_id: event.caseId,
  seq: event.seq,
  pub_seq: event.pubSeq,
  data: event.data,
  set: event.set,
  before: event.before,
  after: event.after,
});
