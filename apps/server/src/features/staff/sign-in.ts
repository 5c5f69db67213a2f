// Signing in and out. The same answer for unknown, wrong and closed; slower under guessing, never locked out.
import type { Me } from '@entre/contract/staff';
import { permissionsOf, type Role } from '@entre/contract/permissions';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Ctx, OpenActor, StaffActor } from '../../spine/ctx.ts';
import { DeskError } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';
import { toActor } from './actor.ts';
import type { Auth } from './auth.ts';
import { toMe } from './view.ts';

/** Wrong tries that cost nothing, in a quarter of an hour. */
const FREE_TRIES = 5;
const WINDOW_SECONDS = 15 * 60;
const LONGEST_DELAY_MS = 8_000;

type Asked = { email: string; password: string };

const wrong = (): DeskError =>
  new DeskError('wrong-credentials', 'E-mail or password is wrong. Check both and try again.');

/** Makes the verb; it keeps the memory of wrong tries. */
export function makeSignIn(auth: Auth) {
  const misses = new RateLimiterMemory({ points: FREE_TRIES, duration: WINDOW_SECONDS });

  /** Signs somebody in and puts the session cookie on `reply`. @throws DeskError `wrong-credentials` */
  return async (
    ctx: Ctx<OpenActor>,
    asked: Asked,
    headers: Headers,
    reply: Headers,
  ): Promise<Me> => {
    const email = asked.email.toLowerCase();
    await slowDown(await misses.get(email));
    const session = await auth.api
      .signInEmail({ body: { email, password: asked.password }, headers, returnHeaders: true })
      .catch(() => null);
    const staff = session
      ? await ctx.db.staff.findUnique({ where: { id: session.response.user.id } })
      : null;
    if (!session || !staff || staff.disabledAt !== null) {
      await misses.penalty(email);
      throw wrong();
    }
    await misses.delete(email);
    for (const cookie of session.headers.getSetCookie()) reply.append('set-cookie', cookie);
    return started(ctx, staff);
  };
}

/** Each wrong try past the free ones doubles the wait, up to eight seconds: slow for a guesser, open for the owner. */
async function slowDown(missed: { consumedPoints: number } | null): Promise<void> {
  const over = (missed?.consumedPoints ?? 0) - FREE_TRIES;
  if (over < 0) return;
  const wait = Math.min(LONGEST_DELAY_MS, 250 * 2 ** over);
  await new Promise((done) => setTimeout(done, wait));
}

const started = (ctx: Ctx, staff: Parameters<typeof toActor>[0]): Promise<Me> => {
  const as: Ctx = { ...ctx, actor: toActor(staff, '') };
  if (!permissionsOf(staff.roles as Role[]).includes('desk.enter')) throw wrong();
  return write(as, 'desk.enter', async (tx, record) => {
    record('session.started', { staffId: staff.id });
    const fresh = await tx.staff.update({
      where: { id: staff.id },
      data: staff.status === 'off' ? { status: 'on', statusSince: new Date() } : {},
    });
    if (staff.status === 'off')
      record('staff.status-changed', { staffId: staff.id, status: 'on' });
    return toMe(fresh);
  });
};

/** Ends this session; its sockets are closed by the event. */
export const makeSignOut =
  (auth: Auth) =>
  async (ctx: Ctx<StaffActor>, headers: Headers, reply: Headers): Promise<void> => {
    const out = await auth.api.signOut({ headers, returnHeaders: true });
    for (const cookie of out.headers.getSetCookie()) reply.append('set-cookie', cookie);
    await write(ctx, 'desk.enter', async (tx, record) => {
      record('session.ended', { staffId: ctx.actor.id, sessionId: ctx.actor.sessionId });
      record('staff.status-changed', { staffId: ctx.actor.id, status: 'off' });
      await tx.staff.update({
        where: { id: ctx.actor.id },
        data: { status: 'off', statusSince: new Date() },
      });
    });
  };
