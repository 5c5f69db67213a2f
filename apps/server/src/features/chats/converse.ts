// A resident in their own thread: read on, write, leave, come back by code.
import { isOpen, type CaseState, type Written } from '@entre/contract/cases';
import { channelFacts, type ChannelKind } from '@entre/contract/channels';
import type { Opened, Thread } from '@entre/contract/chats';
import type { PublicEvent } from '@entre/contract/events';
import type { Case } from '../../generated/prisma/client.ts';
import type { Ctx, OpenActor, ResidentActor } from '../../spine/ctx.ts';
import { epochOf, requireEpoch } from '../../spine/epoch.ts';
import { DeskError, notFound } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';
import { change, lockCase, receive, written } from '../cases/index.ts';
import * as interactions from '../interactions/index.ts';
import { revoke, type Tokens } from './token.ts';
import { toPublicEvents, toThread } from './view.ts';

const mine = async (ctx: Ctx<ResidentActor>): Promise<Case> => {
  const kase = await ctx.db.case.findUnique({ where: { id: ctx.actor.caseId } });
  if (!kase) throw notFound();
  return kase;
};

export const thread = async (ctx: Ctx<ResidentActor>): Promise<Thread> =>
  toThread(ctx.db, await mine(ctx));

type Tail = { epoch: string; head: number; events: PublicEvent[] };

/** What happened after a `seq` (the resident's own count). @throws DeskError `resync` */
export async function eventsAfter(
  ctx: Ctx<ResidentActor>,
  query: { after: number; epoch?: string | undefined },
): Promise<Tail> {
  const kase = await mine(ctx);
  requireEpoch(query.epoch, query.after, kase.lastPubSeq);
  const events = await ctx.db.event.findMany({
    where: { caseId: kase.id, pubSeq: { gt: query.after } },
    orderBy: { pubSeq: 'asc' },
    take: 500,
  });
  return {
    epoch: epochOf(),
    head: kase.lastPubSeq,
    events: await toPublicEvents(ctx.db, events),
  };
}

/** Writes in the thread. The answer counts in the resident's own numbers and says nothing of internal ones. */
export const say = (ctx: Ctx<ResidentActor>, text: string): Promise<Written> =>
  write(ctx, 'chat.send', async (tx, record) => {
    const kase = await lockCase(ctx, tx, ctx.actor.caseId);
    const landed = await receive(tx, record, kase, {
      text,
      at: new Date(),
      ...(ctx.once ? { clientMsgId: ctx.once.key } : {}),
    });
    const ack = written(ctx, landed);
    return { ...ack, seq: ack.pubSeq ?? 0 };
  });

/**
 * The resident has what they need and leaves, and what they came in by opens nothing more: the way back is the code. An
 * unanswered chat is not closed by it, only marked. @throws DeskError `unauthenticated` when they had left before
 */
export const leave = async (ctx: Ctx<ResidentActor>): Promise<Thread> => {
  await write(ctx, 'chat.leave', async (tx, record) => {
    const kase = await lockCase(ctx, tx, ctx.actor.caseId);
    if (!(await revoke(tx, ctx.actor.tokenId))) throw leftBefore();
    // A message waits for an answer whether or not its writer has the page open; only a live chat is cut off.
    const live = channelFacts(kase.channel as ChannelKind).live;
    // Who has been promised a call has been answered, and waits for it wherever they are.
    const unanswered =
      live && kase.state === 'new' && kase.assigneeId === null && kase.callbackAt === null;
    const running = await interactions.ofCase(tx, kase.id);
    await change(tx, record, kase, 'chat.left', {}, leaving(kase, unanswered));
    if (!running || !unanswered) return;
    await interactions.end(tx, running.id, 'cut-off', new Date());
    await change(tx, record, kase, 'interaction.ended', {
      interactionId: running.id,
      outcome: 'cut-off',
    });
  });
  return thread(ctx);
};

const leftBefore = (): DeskError =>
  new DeskError(
    'unauthenticated',
    'You have left this thread already. Come back by the code to go on in it.',
  );

/** Whoever left before an answer waits no longer: the case is resolved as cut off and can be reopened. */
const leaving = (kase: Case, unanswered: boolean): Parameters<typeof change>[5] => {
  if (!isOpen(kase.state as CaseState) || kase.callbackAt !== null) return {};
  const still = { waitingSince: null, dueAt: null, late: false };
  return unanswered ? { ...still, state: 'resolved', outcome: 'cut-off' } : {};
};

/** Comes back by code, on this or another device. The same answer for a wrong code and a case out of reach. */
export const makeResume =
  (tokens: Tokens) =>
  async (ctx: Ctx<OpenActor>, code: string): Promise<Opened> => {
    const kase = await ctx.db.case.findUnique({ where: { code } });
    if (!kase) throw notFound();
    const as: Ctx<ResidentActor> = {
      ...ctx,
      actor: {
        kind: 'resident',
        caseId: kase.id,
        tokenId: '',
        permissions: new Set([...ctx.actor.permissions, 'chat.read']),
      },
    };
    const tokenId = await write(as, 'chat.resume', async (tx, record) => {
      const locked = await lockCase(as, tx, kase.id);
      await change(tx, record, locked, 'chat.resumed', {});
      return tokens.issue(tx, kase.id);
    });
    return { token: tokens.spell(tokenId), thread: await thread(as) };
  };
