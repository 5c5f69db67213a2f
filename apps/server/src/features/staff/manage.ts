// Accounts: made, changed, closed. Every change is felt by open sockets at once.
import type {
  Account,
  Colleague,
  Me,
  NewStaff,
  StaffChange,
  StaffStatus,
} from '@entre/contract/staff';
import type { z } from 'zod';
import type { Staff } from '../../generated/prisma/client.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError, notFound } from '../../spine/errors.ts';
import { write, type Record_ } from '../../spine/write.ts';
import { addSignIn } from './account.ts';
import { actorOf } from './actor.ts';
import { endSessions, requireStillManaging } from './managing.ts';
import { openCasesOf } from './queries.ts';
import { toAccount, toColleague, toMe } from './view.ts';

/** Gives somebody an account; the password is another step, for its answer is kept. @throws DeskError `conflict` when the e-mail has one */
export const create = (
  ctx: Ctx<StaffActor>,
  input: z.output<typeof NewStaff>,
): Promise<Colleague> =>
  write(ctx, 'staff.manage', async (tx, record) => {
    await requireStillManaging(tx, ctx.actor);
    return toColleague(await addAccount(tx, record, input));
  });

/** The account itself, inside a write. @throws DeskError `conflict` when the e-mail has one */
export async function addAccount(
  tx: Tx,
  record: Record_,
  input: z.output<typeof NewStaff>,
): Promise<Staff> {
  const email = input.email.toLowerCase();
  if (await tx.staff.findUnique({ where: { email } }))
    throw new DeskError('conflict', 'There is an account with that e-mail already.');
  await requireBorders(tx, input);
  const id = await addSignIn(tx, { email, name: input.name });
  const staff = await tx.staff.create({
    data: { ...input, id, email, passwordGivenAt: new Date() },
  });
  record('staff.created', { staffId: id });
  return staff;
}

/**
 * What else must be done when somebody may see less than before, in the same write: `was` and `now` are null for a
 * closed account. It is handed in, for staff know nothing of cases.
 */
export type SeesLess = (
  ctx: Ctx<StaffActor>,
  tx: Tx,
  record: Record_,
  who: { id: string; was: StaffActor | null; now: StaffActor | null },
) => Promise<void>;

/** Makes the verb. @param letGo sees to the cases of whoever is changed */
export const makeChangeStaff =
  (letGo: SeesLess) =>
  /**
   * Changes borders or roles, closes an account or opens it. Other roles, or none, are other rights: the sessions that
   * were begun with the old ones end. @throws DeskError `conflict` for one's own roles and borders, and where a case
   * would then be seen by nobody
   */
  (ctx: Ctx<StaffActor>, id: string, input: z.output<typeof StaffChange>): Promise<Account> =>
    write(ctx, 'staff.manage', async (tx, record) => {
      const { disabled, ...rest } = input;
      const staff = await tx.staff.findUnique({ where: { id } });
      if (!staff) throw notFound();
      await requireStillManaging(tx, ctx.actor);
      if (id === ctx.actor.id) refuseOwn(input);
      await requireBorders(tx, rest);
      const known = Object.entries(rest).filter(([, value]) => value !== undefined);
      if (disabled === true || differ(staff.roles, rest.roles))
        await endSessions(tx, record, staff);
      const changed = await tx.staff.update({
        where: { id },
        data: {
          ...Object.fromEntries(known),
          ...(disabled === undefined ? {} : { disabledAt: disabled ? new Date() : null }),
        },
      });
      await letGo(ctx, tx, record, { id, was: actorOf(staff), now: actorOf(changed) });
      record('staff.changed', { staffId: id });
      return toAccount(changed, await openCasesOf(tx, id));
    });

/** Nobody gives themselves rights, and nobody who manages accounts can be the last to leave. */
function refuseOwn({ name: _, ...rights }: z.output<typeof StaffChange>): void {
  if (Object.values(rights).every((value) => value === undefined)) return;
  throw new DeskError(
    'conflict',
    'You cannot change what you yourself may do, nor close your own account. Ask another administrator.',
  );
}

const differ = (old: readonly string[], now: readonly string[] | undefined): boolean =>
  now !== undefined && new Set(old).symmetricDifference(new Set(now)).size > 0;

/** My own status and language. */
export const changeMe = (
  ctx: Ctx<StaffActor>,
  input: { status?: StaffStatus | undefined; locale?: 'sv' | 'en' | undefined },
): Promise<Me> =>
  write(ctx, 'staff.status', async (tx, record) => {
    const { status, locale } = input;
    const staff = await tx.staff.update({
      where: { id: ctx.actor.id },
      data: {
        ...(locale === undefined ? {} : { locale }),
        ...(status === undefined ? {} : { status, statusSince: new Date() }),
      },
    });
    record('staff.status-changed', { staffId: staff.id, status: staff.status });
    return toMe(staff);
  });

type Borders = {
  teamIds?: string[] | undefined;
  boardIds?: string[] | undefined;
  servicePointIds?: string[] | undefined;
};

async function requireBorders(tx: Tx, to: Borders): Promise<void> {
  const found = await Promise.all([
    tx.team.count({ where: { id: { in: to.teamIds ?? [] } } }),
    tx.board.count({ where: { id: { in: to.boardIds ?? [] } } }),
    tx.servicePoint.count({ where: { id: { in: to.servicePointIds ?? [] } } }),
  ]);
  const asked = [to.teamIds, to.boardIds, to.servicePointIds].map((ids) => new Set(ids).size);
  if (found.some((n, i) => n !== asked[i]))
    throw new DeskError(
      'invalid',
      'A team, board or service point does not exist. Choose from the lists.',
    );
}
