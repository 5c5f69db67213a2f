// Boards and teams as an organisation file says them: the new ones added, the others changed.
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../spine/db.ts';

type Put<T> = { added: T[]; changed: T[] };

export async function putBoards(
  tx: Tx,
  { added, changed }: Put<Prisma.BoardCreateManyInput>,
): Promise<void> {
  await tx.board.createMany({ data: added });
  for (const { id, ...data } of changed) await tx.board.update({ where: { id }, data });
}

export async function putTeams(
  tx: Tx,
  { added, changed }: Put<Prisma.TeamCreateManyInput>,
): Promise<void> {
  await tx.team.createMany({ data: added });
  for (const { id, ...data } of changed) await tx.team.update({ where: { id }, data });
}
