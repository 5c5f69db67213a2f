// The token that opens one thread: an id and a keyed hash of it. Stored nowhere, revocable, expiring.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { residentPermissions, type Permission } from '@entre/contract/permissions';
import { v7 as uuid } from 'uuid';
import type { ResidentActor } from '../../spine/ctx.ts';
import type { ReadDb, Tx } from '../../spine/db.ts';

/** Days a token opens its thread without coming back by code. */
const TOKEN_DAYS = 30;
const SHAPE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;
const permissions = new Set(residentPermissions);

export type Tokens = ReturnType<typeof makeTokens>;

/** @param secret 32 random bytes of this installation */
export function makeTokens(secret: string) {
  const sign = (id: string): string =>
    createHmac('sha256', secret).update(`chat ${id}`).digest('base64url');
  const spell = (id: string): string => `${id}.${sign(id)}`;
  return {
    /** The token of a stored id: the same every time, so that a retried start gets the same answer. */
    spell,
    /** Stores a new right to a thread and returns its id. */
    issue: async (tx: Tx, caseId: string): Promise<string> => {
      const id = uuid();
      await tx.$executeRaw`INSERT INTO chat_token (id, case_id, expires_at)
        VALUES (${id}::uuid, ${caseId}::uuid, now() + make_interval(days => ${TOKEN_DAYS}))`;
      return id;
    },
    /**
     * The resident behind a token, or null when it is wrong, expired or revoked. One that its resident revoked by
     * leaving still opens the way `to` that: whoever did not hear the answer asks again.
     */
    actor: async (
      db: Pick<ReadDb, '$queryRaw'>,
      token: string,
      to?: Permission,
    ): Promise<ResidentActor | null> => {
      const [, id = '', given = ''] = SHAPE.exec(token) ?? [];
      if (id === '' || !timingSafeEqual(Buffer.from(given), Buffer.from(sign(id)))) return null;
      const [found] = await db.$queryRaw<{ caseId: string; revoked: boolean }[]>`
        SELECT case_id AS "caseId", revoked_at IS NOT NULL AS revoked FROM chat_token
        WHERE id = ${id}::uuid AND expires_at > now()`;
      if (!found || (found.revoked && to !== 'chat.leave')) return null;
      return { kind: 'resident', caseId: found.caseId, tokenId: id, permissions };
    },
  };
}

/** Takes a right to a thread back. @returns false when that was done before */
export async function revoke(tx: Tx, id: string): Promise<boolean> {
  const [token] = await tx.$queryRaw<{ revoked: boolean }[]>`
    SELECT revoked_at IS NOT NULL AS revoked FROM chat_token WHERE id = ${id}::uuid FOR UPDATE`;
  if (token?.revoked === true) return false;
  await tx.$executeRaw`UPDATE chat_token SET revoked_at = now() WHERE id = ${id}::uuid`;
  return true;
}
