// What a write recorded, stored last and in one statement: heads, events, and the answer beside its key.
import type { Tx } from './db.ts';

type Json = Record<string, unknown>;
/** A case as `write` needs it: locked by the work, so that `seq` cannot gap. `record` keeps it up to date. */
export type Stream = { id: string; lastSeq: number; lastPubSeq: number; updatedAt: Date };
/** An event as it is stored; its place in the feed comes after commit. */
export type NewEvent = {
  id: string;
  type: string;
  at: Date;
  actorKind: string;
  actorId: string | null;
  data: Json;
  caseId?: string;
  seq?: number;
  pubSeq?: number | null;
  set?: Json;
  before?: Json | null;
  after?: Json | null;
};
/** Where the answer of a creation is remembered, with the answer. */
export type Answer = { who: string; key: string; reply: unknown };

/** One round trip instead of four: under load the row of the case is held that much shorter. */
export function store(
  tx: Tx,
  heads: Iterable<Stream>,
  events: readonly NewEvent[],
  answer: Answer | null,
): Promise<number> {
  const numbered = events.map((event, n) => ({ n, ...event }));
  return tx.$executeRaw`
    WITH head AS (
      UPDATE "case" SET last_seq = h."lastSeq", last_pub_seq = h."lastPubSeq", updated_at = h."updatedAt"
      FROM jsonb_to_recordset(${JSON.stringify([...heads])}::jsonb)
        AS h (id uuid, "lastSeq" int, "lastPubSeq" int, "updatedAt" timestamptz)
      WHERE "case".id = h.id
    ), answer AS (
      UPDATE idempotency SET reply = ${JSON.stringify(answer?.reply ?? null)}::jsonb
      WHERE actor_key = ${answer?.who ?? ''} AND key = ${answer?.key ?? null}::uuid
    )
    INSERT INTO event (id, type, at, actor_kind, actor_id, case_id, seq, pub_seq, data, set, before, after)
    SELECT e.id, e.type, e.at, e."actorKind", e."actorId", e."caseId", e.seq, e."pubSeq", e.data,
      coalesce(e.set, '{}'), e.before, e.after
    FROM jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb)
      AS e (n int, id uuid, type text, at timestamptz, "actorKind" text, "actorId" uuid, "caseId" uuid,
            seq int, "pubSeq" int, data jsonb, set jsonb, before jsonb, after jsonb)
    ORDER BY e.n`;
}
