// Signing in and out. The same answer for unknown, wrong and closed; slower under guessing, never locked out.
import type { Me } from '@entre/contract/staff';
import { permissionsOf, type Role } from '@entre/contract/permissions';
import { isAPIError } from 'better-auth/api';
import type { Staff } from '../../generated/prisma/client.ts';
import type { Ctx, OpenActor, StaffActor } from '../../spine/ctx.ts';
import { DeskError } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';
import { toActor } from './actor.ts';
import type { Auth } from './auth.ts';
import { choose } from './choose-password.ts';
import type { Guessing } from './guessing.ts';
import { toMe } from './view.ts';

type Asked = { email: string; password: string; chosen?: string | undefined };

const wrong = (): DeskError =>
  new DeskError('wrong-credentials', 'E-mail or password is wrong. Check both and try again.');

/** Makes the verb. @param guessing keeps the memory of wrong tries */
export function makeSignIn(auth: Auth, guessing: Guessing) {
  /**
   * Signs somebody in and puts the session cookie on `reply`.
   * @throws DeskError `wrong-credentials`, `too-many`; `password-to-choose` or `password-expired` for the right
   *   password that an administrator gave: it opens nothing but the choice of one's own
   */
  return async (
    ctx: Ctx<OpenActor>,
    asked: Asked,
    headers: Headers,
    reply: Headers,
  ): Promise<Me> => {
    const email = asked.email.toLowerCase();
    const found = await guessing({ email, network: ctx.actor.network }, async () => {
      const staff = await ctx.db.staff.findUnique({ where: { email } });
      const enters = staff !== null && mayEnter(staff);
      if (enters && staff.passwordGivenAt !== null && !(await choose(ctx, staff, asked)))
        return null;
      // Also when the choice was made by a first try whose answer was lost.
      const password = asked.chosen ?? asked.password;
      const session = await auth.api
        .signInEmail({ body: { email, password }, headers, returnHeaders: true })
        .catch(refusal);
      return session && enters ? { session, staff } : null;
    });
    if (!found) throw wrong();
    const before = await auth.api.getSession({ headers });
    const me = await started(ctx, found.staff, before?.session ?? null);
    for (const cookie of found.session.headers.getSetCookie()) reply.append('set-cookie', cookie);
    return me;
  };
}

/** What the library refuses is a wrong password; anything else, e.g. a database that is away, is not. */
const refusal = (error: unknown): null => {
  if (isAPIError(error) && error.statusCode < 500) return null;
  throw error;
};

const mayEnter = (staff: Staff): boolean =>
  staff.disabledAt === null && permissionsOf(staff.roles as Role[]).includes('desk.enter');

/** @param before the session that this browser had, whoever's it was: its cookie is replaced, and it ends */
const started = (
  ctx: Ctx,
  staff: Staff,
  before: { id: string; userId: string } | null,
): Promise<Me> => {
  const as: Ctx = { ...ctx, actor: toActor(staff, '') };
  return write(as, 'desk.enter', async (tx, record) => {
    if (before !== null) {
      await tx.authSession.deleteMany({ where: { id: before.id } });
      record('session.ended', { staffId: before.userId, sessionId: before.id });
    }
    record('session.started', { staffId: staff.id });
    const fresh = await tx.staff.update({
      where: { id: staff.id },
      data: staff.status === 'off' ? { status: 'on', statusSince: new Date() } : {},
    });
    if (staff.status === 'off') record('staff.status-changed', { staffId: staff.id, status: 'on' });
    return toMe(fresh);
  });
};

/** Ends this session; its sockets are closed by the event. The day ends with the last one: others may be at work. */
export const makeSignOut =
  (auth: Auth) =>
  async (ctx: Ctx<StaffActor>, headers: Headers, reply: Headers): Promise<void> => {
    const { id, sessionId } = ctx.actor;
    // The session ends with the event that says so: both, or neither and a new try.
    await write(ctx, 'desk.enter', async (tx, record) => {
      // Two that end at once stand in line, so that one of them is the last.
      await tx.$queryRaw`SELECT 1 FROM staff WHERE id = ${id}::uuid FOR UPDATE`;
      await tx.authSession.deleteMany({ where: { id: sessionId } });
      record('session.ended', { staffId: id, sessionId });
      const left = await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM auth_session WHERE user_id = ${id}::uuid AND expires_at > now() LIMIT 1`;
      if (left.length > 0) return;
      await tx.staff.update({ where: { id }, data: { status: 'off', statusSince: new Date() } });
      record('staff.status-changed', { staffId: id, status: 'off' });
    });
    const out = await auth.api.signOut({ headers, returnHeaders: true });
    for (const cookie of out.headers.getSetCookie()) reply.append('set-cookie', cookie);
  };
