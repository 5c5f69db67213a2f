// Idempotency: the same key and body is answered as the first time; the same key with another body is refused.
import { createHmac } from 'node:crypto';
import { actorKey, type Actor, type Once } from './ctx.ts';
import type { Tx } from './db.ts';
import { DeskError } from './errors.ts';

/** Days a key is remembered. Older keys (by their UUIDv7 time) are refused rather than done twice. */
export const KEY_DAYS = 30;
/** The same for what is done anonymously: as long as a visit may be logged afterwards, and no longer. */
export const ANONYMOUS_DAYS = 7;
/** Whose the keys of anonymous requests are. */
export const NOBODY = 'anonymous';

/** Leaves the transaction with the answer of the first try. */
export class Replay extends Error {
  readonly reply: unknown;
  constructor(reply: unknown) {
    super('replay');
    this.reply = reply;
  }
}

type Asked = { key: string; address: string; body: unknown };

const keyed = (secret: string, text: string): Buffer =>
  createHmac('sha256', secret).update(text).digest();

/** A keyed hash of what was asked: it recognises the same body and reveals nothing of it. */
export const onceOf = (secret: string, { key, address, body }: Asked): Once => ({
  key,
  hash: keyed(secret, `${address}\n${JSON.stringify(body ?? null)}`).toString('base64url'),
});

/**
 * The same for a request of which nothing may lead to a person (OSL 40 kap. 3 §). Who asked is not in it, and of the
 * key only a keyed hash is kept: the key itself, which tells when it was made, stays on the device that made it. So
 * not even the desk, with its secret, can try out which visit a kept answer came from.
 */
export function anonymousOnce(secret: string, { key, address, body }: Asked): Once {
  const blind = keyed(secret, `${NOBODY}\n${key}`).toString('hex').slice(0, 32);
  return {
    key: blind.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    hash: onceOf(secret, { key, address: `${key}\n${address}`, body }).hash,
    anonymous: { madeAt: madeAt(key) },
  };
}

/** Whose a key is in the table. */
export const ownerOf = (actor: Actor, once: Once): string =>
  once.anonymous ? NOBODY : actorKey(actor);

/**
 * Takes the key for this transaction; waits for a twin under way and then answers as it did.
 * @throws Replay when the work was done before; DeskError `key-reused` or `id-too-old`
 */
export async function claimOnce(tx: Tx, actor: Actor, once: Once): Promise<void> {
  if (once.anonymous) await refuseOld(tx, once.anonymous.madeAt, ANONYMOUS_DAYS);
  else await refuseOld(tx, madeAt(once.key), KEY_DAYS);
  const who = ownerOf(actor, once);
  const taken = await tx.$executeRaw`
    INSERT INTO idempotency (actor_key, key, hash, created_at)
    VALUES (${who}, ${once.key}::uuid, ${once.hash},
      CASE WHEN ${who} = ${NOBODY} THEN date_trunc('hour', now()) ELSE now() END)
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

/** When a UUIDv7 was made, in milliseconds; other versions do not tell. */
const madeAt = (key: string): number | null =>
  key[14] === '7' ? Number.parseInt(key.slice(0, 8) + key.slice(9, 13), 16) : null;

/** By the database's clock: a machine whose clock is wrong must not do things twice. */
async function refuseOld(tx: Tx, made: number | null, days: number): Promise<void> {
  // Far from the border the clocks need not be compared, and the round trip is spared.
  if (made === null || Date.now() - made < ((days - 1) * 86_400_000) / 2) return;
  const [row] = await tx.$queryRaw<{ old: boolean }[]>`
    SELECT ${new Date(made)}::timestamptz < now() - make_interval(days => ${days}) AS old`;
  if (row?.old === true)
    throw new DeskError(
      'id-too-old',
      `This key is older than ${days} days. Look whether it was done, then use a new key.`,
    );
}
