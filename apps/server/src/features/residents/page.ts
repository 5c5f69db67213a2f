// A resident's page is opened: it leaves a read record, and shows only what the reader may see.
import type { CaseState, Outcome } from '@entre/contract/cases';
import type { ChannelKind } from '@entre/contract/channels';
import type { EarlierContact, ResidentPage } from '@entre/contract/residents';
import type { Secrecy } from '@entre/contract/topics';
import type { Interaction, Prisma, Topic } from '../../generated/prisma/client.ts';
import { canSee, visibleCases, type SightFacts } from '../../spine/access.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { notFound } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';
import { withoutCase } from '../interactions/index.ts';
import { toCard } from './view.ts';

/** The latest earlier contacts shown; older ones are found among the cases. */
const MOST = 50;

/** Opens the page. No record, no page: both are one transaction (GDPR 32, log control). */
export const openPage = (ctx: Ctx<StaffActor>, id: string): Promise<ResidentPage> =>
  write(ctx, 'resident.read', async (tx, record) => {
    const resident = await tx.resident.findUnique({ where: { id } });
    if (!resident) throw notFound();
    record('resident.opened', { residentId: id });
    const earlier = [...(await casesOf(ctx, tx, id)), ...(await contactsOf(ctx, tx, id))]
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .slice(0, MOST);
    return { ...toCard(resident), earlier };
  });

async function casesOf(
  ctx: Ctx<StaffActor>,
  tx: Tx,
  residentId: string,
): Promise<EarlierContact[]> {
  const cases = await tx.case.findMany({
    where: { AND: [{ residentId }, visibleCases(ctx.actor)] },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
  return cases.map((c) => ({
    caseId: c.id,
    number: c.number,
    subject: c.subject,
    channel: c.channel as ChannelKind,
    state: c.state as CaseState,
    outcome: c.outcome as Outcome | null,
    // What was written of a case is read in the case.
    note: null,
    topicId: c.topicId,
    at: c.receivedAt.toISOString(),
  }));
}

/**
 * Contacts that never became a case, such as a call that was solved at once. Seen, and their notes read, by the same
 * rule as a case of their topic would be; one about nothing in particular is the centre's, as such a case is.
 */
async function contactsOf(
  ctx: Ctx<StaffActor>,
  tx: Tx,
  residentId: string,
): Promise<EarlierContact[]> {
  const { id, boardIds, teamIds, servicePointIds } = ctx.actor;
  const inCentre = { where: { kind: 'centre' }, orderBy: { code: 'asc' } } as const;
  const centre = await tx.team.findFirstOrThrow(inCentre);
  // What the rule of sight could show at all, so that the latest of others do not hide older ones of ours.
  const near: Prisma.InteractionWhereInput = {
    OR: [
      { staffId: id },
      { boardId: { in: [...boardIds] } },
      { servicePointId: { in: [...servicePointIds] } },
      { topicId: { in: await topicsOf(tx, teamIds) } },
      ...(teamIds.includes(centre.id) ? [{ topicId: null }] : []),
    ],
  };
  const contacts = await withoutCase(tx, residentId, MOST, near);
  const topics = await tx.topic.findMany({
    where: { id: { in: contacts.flatMap((c) => c.topicId ?? []) } },
  });
  const byId = new Map(topics.map((t) => [t.id, t]));
  return contacts
    .filter((c) => canSee(ctx.actor, asCase(c, byId.get(c.topicId ?? ''), centre.id)))
    .map((c) => ({
      caseId: null,
      number: null,
      subject: c.subject,
      channel: c.channel as ChannelKind,
      state: null,
      outcome: c.outcome as Outcome | null,
      note: c.note,
      topicId: c.topicId,
      at: c.startedAt.toISOString(),
    }));
}

const topicsOf = async (tx: Tx, teamIds: readonly string[]): Promise<string[]> => {
  const topics = await tx.topic.findMany({
    where: { teamId: { in: [...teamIds] } },
    select: { id: true },
  });
  return topics.map(({ id }) => id);
};

/** A contact as the rule of sight looks at it; who took it has it. */
const asCase = (contact: Interaction, topic: Topic | undefined, centreId: string): SightFacts => ({
  id: contact.id,
  boardId: contact.boardId,
  teamId: topic?.teamId ?? centreId,
  assigneeId: contact.staffId,
  servicePointId: contact.servicePointId,
  secrecy: (topic?.secrecy ?? 'personal') as Secrecy,
});
