// Idempotency: the same key and body is answered as the first time; the same key with another body is refused.
import { createHmac } from 'node:crypto';
import { actorKey, type Actor } from './ctx.ts';
import type { Tx } from './db.ts';
import { DeskError } from './errors.ts';

/** Days a key is remembered. Older keys (by their UUIDv7 time) are refused rather than done twice. */
export const KEY_DAYS = 30;

/** Leaves the transaction with the answer of the first try. */
export class Replay extends Error {
  readonly reply: unknown;
  constructor(reply: unknown) {
    super('replay');
    this.reply = reply;
  }
}

/** A keyed hash of what was asked: it recognises the same body and reveals nothing of it. */
export const hashOf = (secret: string, address: string, body: unknown): string =>
  createHmac('sha256', secret)
    .update(`${address}\n${JSON.stringify(body ?? null)}`)
    .digest('base64url');

/**
 * Takes the key for this transaction; waits for a twin under way and then answers as it did.
 * @throws Replay when the work was done before; DeskError `key-reused` or `id-too-old`
 */
export async function claimOnce(
  tx: Tx,
  actor: Actor,
  once: { key: string; hash: string },
): Promise<void> {
  await refuseOld(tx, once.key);
  const who = actorKey(actor);
  const taken = await tx.$executeRaw`
    INSERT INTO idempotency (actor_key, key, hash) VALUES (${who}, ${once.key}::uuid, ${once.hash})
    ON CONFLICT DO NOTHING`;
  if (taken === 1) return;
  const earlier = await tx.idempotency.findUnique({
    where: { actorKey_key: { actorKey: who, key: once.key } },
  });
  if (!earlier || earlier.hash !== once.hash)
    throw new DeskError(
      'key-reused',
      'This Idempotency-Key was used for something else. Make a new key for a new request.',
    );
  throw new Replay(earlier.reply);
}

/** By the database's clock: a machine whose clock is wrong must not do things twice. */
async function refuseOld(tx: Tx, key: string): Promise<void> {
  if (key[14] !== '7') return;
  const made = Number.parseInt(key.slice(0, 8) + key.slice(9, 13), 16);
  // Far from the border the clocks need not be compared, and the round trip is spared.
  if (Date.now() - made < ((KEY_DAYS - 1) * 86_400_000) / 2) return;
  const [row] = await tx.$queryRaw<{ old: boolean }[]>`
    SELECT ${new Date(made)}::timestamptz < now() - make_interval(days => ${KEY_DAYS}) AS old`;
  if (row?.old === true)
    throw new DeskError(
      'id-too-old',
      `This key is older than ${KEY_DAYS} days. Look whether it was done, then use a new key.`,
    );
}
