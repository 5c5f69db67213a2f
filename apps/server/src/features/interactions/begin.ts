// An interaction begins: one call, chat or visit, whether or not it becomes a case.
import type { ChannelKind } from '@entre/contract/channels';
import type { Outcome } from '@entre/contract/cases';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../../spine/db.ts';

export type NewInteraction = {
  /** Made by the caller when an event must name it first. */
  id?: string;
  channel: ChannelKind;
  /** The board whose matter it is: it decides who may see it later. */
  boardId: string;
  /** When it happened; when it was written down is the database's own time (FL 27 §). */
  startedAt: Date;
  staffId?: string | null;
  servicePointId?: string | null;
  residentId?: string | null;
  topicId?: string | null;
  subject?: string | null;
  note?: string | null;
  /** Given together when it is over already, as a phone note is. */
  endedAt?: Date | null;
  outcome?: Outcome | null;
  /** Cases it concerns from the start. */
  caseIds?: readonly string[];
};

/** Writes an interaction down and returns its id. The caller records the event that tells of it. */
export async function begin(tx: Tx, given: NewInteraction): Promise<string> {
  const { caseIds = [], id = uuid(), ...columns } = given;
  await tx.interaction.create({ data: { id, ...columns } });
  await link(tx, id, caseIds);
  return id;
}

/** Says that an interaction concerns these cases too; said twice it is said once. */
export async function link(
  tx: Tx,
  interactionId: string,
  caseIds: readonly string[],
): Promise<void> {
  if (caseIds.length === 0) return;
  await tx.caseInteraction.createMany({
    data: caseIds.map((caseId) => ({ caseId, interactionId })),
    skipDuplicates: true,
  });
}
