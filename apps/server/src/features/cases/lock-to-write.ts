// A colleague writes in a case: all that this asks of the database before the words are stored, in one statement.
import type { Case } from '../../generated/prisma/client.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { columns, inSight } from './change.ts';

/**
 * Locks a case, as `lockCase` does, and forgets the writer's unsent text in it: it is sent now, or kept if this fails.
 * `takesText`: that its topic keeps free text, or a department has it. Anything else is for `refuseInCentre` to settle.
 * @throws DeskError `not-found` when there is none in sight
 */
export async function lockToWrite(
  ctx: Ctx<StaffActor>,
  tx: Tx,
  id: string,
): Promise<{ kase: Case; takesText: boolean }> {
  const [found] = await tx.$queryRaw<(Case & { takesText: boolean })[]>`
    WITH sent AS (DELETE FROM draft WHERE staff_id = ${ctx.actor.id}::uuid AND case_id = ${id}::uuid)
    SELECT ${columns}, topic_id IS NULL
      OR EXISTS (SELECT FROM topic WHERE topic.id = "case".topic_id AND NOT no_free_text)
      OR EXISTS (SELECT FROM team WHERE team.id = "case".team_id AND kind = 'department') AS "takesText"
    FROM "case" WHERE id = ${id}::uuid FOR UPDATE`;
  const { takesText, ...kase } = inSight(ctx, found);
  return { kase, takesText };
}
