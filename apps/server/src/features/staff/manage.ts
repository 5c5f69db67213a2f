// Accounts: made, changed, closed. Every change is felt by open sockets at once.
import type { Colleague, Me, NewStaff, StaffChange, StaffStatus } from '@entre/contract/staff';
import type { z } from 'zod';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError, notFound } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';
import { addSignIn } from './account.ts';
import { toColleague, toMe } from './view.ts';

/** Gives somebody an account with a password they should change. @throws DeskError `conflict` when the e-mail has one */
export const create = (
  ctx: Ctx<StaffActor>,
  input: z.output<typeof NewStaff>,
): Promise<Colleague> =>
  write(ctx, 'staff.manage', async (tx, record) => {
    const email = input.email.toLowerCase();
    if (await tx.staff.findUnique({ where: { email } }))
      throw new DeskError('conflict', 'There is an account with that e-mail already.');
    await requireBorders(tx, input);
    const id = await addSignIn(tx, { email, name: input.name, password: input.password });
    const { roles, teamIds, boardIds, servicePointIds, name } = input;
    const staff = await tx.staff.create({
      data: { id, email, name, roles, teamIds, boardIds, servicePointIds },
    });
    record('staff.created', { staffId: id });
    return toColleague(staff);
  });

/** Changes borders or closes an account; a closed one loses its sessions. */
export const changeStaff = (
  ctx: Ctx<StaffActor>,
  id: string,
  input: z.output<typeof StaffChange>,
): Promise<Me> =>
  write(ctx, 'staff.manage', async (tx, record) => {
    const { disabled, ...rest } = input;
    if (disabled === true && id === ctx.actor.id)
      throw new DeskError(
        'conflict',
        'You cannot close your own account. Ask another administrator.',
      );
    if (!(await tx.staff.findUnique({ where: { id } }))) throw notFound();
    await requireBorders(tx, rest);
    const known = Object.entries(rest).filter(([, value]) => value !== undefined);
    const staff = await tx.staff.update({
      where: { id },
      data: {
        ...Object.fromEntries(known),
        ...(disabled === undefined ? {} : { disabledAt: disabled ? new Date() : null }),
      },
    });
    if (disabled === true) await tx.authSession.deleteMany({ where: { userId: id } });
    record('staff.changed', { staffId: id });
    return toMe(staff);
  });

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
