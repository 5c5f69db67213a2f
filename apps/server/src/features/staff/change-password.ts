// Choosing another password: the current one is asked for, and every other screen of the person is signed out.
import { isAPIError } from 'better-auth/api';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';
import { isSame } from './account.ts';
import type { Auth } from './auth.ts';
import type { Guessing } from './guessing.ts';

type Asked = { current: string; chosen: string };

/**
 * Makes the verb.
 * @param within the sign-in library inside a transaction of ours, so that what it does stands or falls with the event
 */
export function makeChangePassword(within: (tx: Tx) => Auth, guessing: Guessing) {
  /** Changes it and puts the cookie of the new session on `reply`. @throws DeskError `wrong-credentials`, `too-many` */
  return async (
    ctx: Ctx<StaffActor>,
    asked: Asked,
    headers: Headers,
    reply: Headers,
  ): Promise<void> => {
    refuseSame(asked.current, asked.chosen);
    const { email } = await ctx.db.staff.findUniqueOrThrow({ where: { id: ctx.actor.id } });
    // Whoever sits at somebody's open screen is held back as at sign-in; the network is known there alone.
    const found = await guessing({ email, network: ctx.actor.id }, () =>
      write(ctx, 'password.change', async (tx, record) => {
        const changed = await within(tx).api.changePassword({
          body: {
            currentPassword: asked.current,
            newPassword: asked.chosen,
            revokeOtherSessions: true,
          },
          headers,
          returnHeaders: true,
        });
        record('password.changed', { staffId: ctx.actor.id });
        return changed.headers.getSetCookie();
      }).catch(refusal),
    );
    if (!found)
      throw new DeskError(
        'wrong-credentials',
        'The current password is wrong. Nothing was changed; try again.',
      );
    for (const cookie of found) reply.append('set-cookie', cookie);
  };
}

/** @throws DeskError `invalid`: a password that is known to somebody else is no better for being chosen again */
export function refuseSame(current: string, chosen: string): void {
  if (isSame(current, chosen))
    throw new DeskError('invalid', 'That is the password you have. Choose another one.', {
      errors: [{ path: 'chosen', message: 'the same as before' }],
    });
}

/** What the library refuses is a wrong password, or a session that ended meanwhile; anything else is a fault of ours. */
function refusal(error: unknown): null {
  if (!isAPIError(error) || error.statusCode >= 500) throw error;
  if (error.statusCode !== 401) return null;
  throw new DeskError('unauthenticated', 'Sign in first; the session may have ended.');
}
