// Every fact of a case changes here: the row, the event and what decides sight, from one and the same `set`.
import type { CaseFacts } from '@entre/contract/cases';
import type { CaseEventType, EventData } from '@entre/contract/events';
import { Prisma, type Case } from '../../generated/prisma/client.ts';
import type { Ctx } from '../../spine/ctx.ts';
import { canSee, type SightFacts } from '../../spine/access.ts';
import type { Tx } from '../../spine/db.ts';
import { notFound } from '../../spine/errors.ts';
import type { Recorded, Record_ } from '../../spine/write.ts';

/** The facts a change may set; instants as ISO strings, as the event carries them. */
export type FactSet = Partial<Omit<CaseFacts, 'id' | 'number' | 'receivedAt' | 'channel'>>;

const instants = new Set(['waitingSince', 'dueAt', 'parkedUntil', 'callbackAt']);
export const END_OF_TIME = new Date('9999-12-31T00:00:00Z');

/** The whole row, under the names it has in the data model. */
export const columns = Prisma.sql`id, number, code, subject, state, priority, channel, topic_id AS "topicId",
  board_id AS "boardId", team_id AS "teamId", assignee_id AS "assigneeId", secrecy,
  resident_id AS "residentId", service_point_id AS "servicePointId", received_at AS "receivedAt",
  waiting_since AS "waitingSince", due_at AS "dueAt", late, parked_until AS "parkedUntil",
  callback_at AS "callbackAt", outcome, resident_seq AS "residentSeq", last_seq AS "lastSeq",
  last_pub_seq AS "lastPubSeq", sort_due AS "sortDue", created_at AS "createdAt", updated_at AS "updatedAt"`;

/**
 * Locks a case that the actor may see; writers of one case stand in line here, which makes `seq` gap-free.
 * Sight is decided on the locked row, by the twin for one case in hand.
 * @throws DeskError `not-found` when there is none in sight
 */
export async function lockCase(ctx: Ctx, tx: Tx, id: string): Promise<Case> {
  const [found] = await tx.$queryRaw<Case[]>`
    SELECT ${columns} FROM "case" WHERE id = ${id}::uuid FOR UPDATE`;
  return inSight(ctx, found);
}

/** A case that was found, if the actor may see it. @throws DeskError `not-found` */
export function inSight<C extends Case>(ctx: Ctx, found: C | undefined): C {
  if (!found || !canSee(ctx.actor, sightFacts(found))) throw notFound();
  return found;
}

/**
 * Changes facts of a locked case and records the event that says so.
 * @returns where the event lands; `kase` itself is brought up to date.
 */
export async function change<T extends CaseEventType>(
  tx: Tx,
  record: Record_,
  kase: Case,
  type: T,
  data: EventData<T>,
  set: FactSet = {},
): Promise<Recorded> {
  const before = sightFacts(kase);
  const columns = toColumns(set);
  if (Object.keys(columns).length > 0) {
    await tx.case.update({ where: { id: kase.id }, data: columns });
    Object.assign(kase, columns);
  }
  return record(type, data, { stream: kase, set, before, after: sightFacts(kase) });
}

/** What decides who sees this case. */
export const sightFacts = (kase: Case): SightFacts => ({
  id: kase.id,
  boardId: kase.boardId,
  teamId: kase.teamId,
  assigneeId: kase.assigneeId,
  servicePointId: kase.servicePointId,
  secrecy: kase.secrecy as SightFacts['secrecy'],
});

/** Facts as columns: ISO strings to dates, and the sorting column that follows `dueAt`. */
export function toColumns(set: FactSet): Prisma.CaseUncheckedUpdateInput {
  const columns: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(set))
    columns[name] = instants.has(name) && typeof value === 'string' ? new Date(value) : value;
  if ('dueAt' in columns) columns['sortDue'] = columns['dueAt'] ?? END_OF_TIME;
  return columns;
}
