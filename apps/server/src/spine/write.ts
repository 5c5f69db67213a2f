// The one way to change anything: permission, transaction, work, events, commit, wake.
import {
  anonymousTypes,
  eventSchemas,
  publicTypes,
  type EventData,
  type EventType,
} from '@entre/contract/events';
import type { Permission } from '@entre/contract/permissions';
import { randomUUID } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Actor, Ctx } from './ctx.ts';
import type { Db, Tx } from './db.ts';
import { DeskError } from './errors.ts';
import { claimOnce, ownerOf, Replay } from './once.ts';
import { isClash, isLost } from './sqlstate.ts';
import { store, type NewEvent, type Stream } from './store.ts';
import { transact } from './transaction.ts';

export type { Stream } from './store.ts';

type Json = Record<string, unknown>;
export type CaseMark = { stream: Stream; set?: Json; before?: Json | null; after?: Json };
export type Recorded = { id: string; seq: number; pubSeq: number | null; at: Date };

/**
 * Remembers what happened; `write` stores it last, in the same transaction.
 * A case's event needs its mark: the locked row, the facts it changed, and what decides sight before and after.
 * @returns where the event lands: `seq` and `pubSeq` are final, since the case row is locked.
 */
export type Record_ = <T extends EventType>(
  type: T,
  data: EventData<T>,
  mark?: CaseMark,
) => Recorded;
export type Work<T> = (tx: Tx, record: Record_) => Promise<T>;

const TRIES = 4;
/** Milliseconds after which nobody waits any longer to hear whether it was saved. */
const DEADLINE_MS = 6_000;

let open: { db: Db; wake: () => void } | null = null;
/** Hands `write` its database and the feed to wake; called once by main. */
export const openWriting = (db: Db, wake: () => void): void => {
  open = { db, wake };
};

/**
 * Does `work` in one durable transaction, or not at all.
 * @throws DeskError `forbidden` without the permission; `not-saved` (503) when it is not known to be saved:
 *   the caller retries with the same key; `key-reused` (422) when the key came with another body.
 */
export async function write<T>(ctx: Ctx, permission: Permission, work: Work<T>): Promise<T> {
  if (!ctx.actor.permissions.has(permission)) throw forbidden(permission);
  if (!open) throw new Error('write before openWriting');
  const keyed = ctx.once !== undefined;
  for (let left = TRIES; ; left--) {
    try {
      return await inTime(attempt(open.db, ctx, work), open.wake, keyed);
    } catch (error) {
      if (error instanceof Replay) {
        ctx.replayed = true;
        return error.reply as T;
      }
      if (error instanceof DeskError) throw error;
      if (isClash(error) && left > 1) continue;
      if (isLost(error)) throw notSaved(error, keyed);
      throw error;
    }
  }
}

/** A database that stands still holds up no answer: whether it was done is for the next try to find out. */
async function inTime<T>(saving: Promise<T>, wake: () => void, keyed: boolean): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(notSaved(new Error('no answer in time'), keyed)), DEADLINE_MS);
  });
  // Also when it is saved after the deadline, its readers are woken; its failure has then been told already.
  saving.then(wake, () => undefined);
  try {
    return await Promise.race([saving, late]);
  } finally {
    clearTimeout(timer);
  }
}

const attempt = <T>(db: Db, ctx: Ctx, work: Work<T>): Promise<T> =>
  transact(db, async (tx) => {
    if (ctx.once) await claimOnce(tx, ctx.actor, ctx.once);
    const events: NewEvent[] = [];
    const heads = new Map<string, Stream>();
    const reply = await work(tx, recorder(ctx.actor, events, heads));
    if (events.length === 0) throw new Error('a write that records nothing');
    const answer = ctx.once && { who: ownerOf(ctx.actor, ctx.once), key: ctx.once.key, reply };
    await store(tx, heads.values(), events, answer ?? null);
    return reply;
  });

function recorder(actor: Actor, events: NewEvent[], heads: Map<string, Stream>): Record_ {
  return (type, data, mark) => {
    const parsed = eventSchemas[type].parse(data) as Json;
    const anonymous = anonymousTypes.includes(type);
    const at = anonymous ? thisMinute() : new Date();
    const event: NewEvent = {
      id: anonymous ? randomUUID() : uuid(),
      type,
      at,
      actorKind: actor.kind === 'open' ? 'resident' : actor.kind,
      actorId: actor.kind === 'staff' && !anonymous ? actor.id : null,
      data: parsed,
    };
    if (!mark) {
      events.push(event);
      return { id: event.id, seq: 0, pubSeq: null, at };
    }
    const { stream } = mark;
    const head = heads.get(stream.id) ?? {
      id: stream.id,
      lastSeq: stream.lastSeq,
      lastPubSeq: stream.lastPubSeq,
      updatedAt: at,
    };
    heads.set(head.id, head);
    head.updatedAt = at;
    head.lastSeq += 1;
    const isPublic = (publicTypes as readonly string[]).includes(type);
    if (isPublic) head.lastPubSeq += 1;
    Object.assign(stream, head);
    const pubSeq = isPublic ? head.lastPubSeq : null;
    events.push({
      ...event,
      caseId: head.id,
      seq: head.lastSeq,
      pubSeq,
      set: mark.set ?? {},
      before: mark.before ?? null,
      after: mark.after ?? null,
    });
    return { id: event.id, seq: head.lastSeq, pubSeq, at };
  };
}

/** A finer time, or an id made from one, would tell what else was done just then, and by whom. */
const thisMinute = (): Date => new Date(Math.floor(Date.now() / 60_000) * 60_000);

const forbidden = (permission: Permission): DeskError =>
  new DeskError(
    'forbidden',
    `This needs the permission ${permission}, which your roles do not give.`,
  );

const notSaved = (cause: unknown, keyed: boolean): DeskError => {
  const again = keyed
    ? 'Try again with the same Idempotency-Key: it will be done once.'
    : 'Look at how it stands now, then try again if it was not.';
  const error = new DeskError('not-saved', `It is not certain that this was saved. ${again}`, {
    retryAfter: 1,
  });
  error.cause = cause;
  return error;
};
