// What every way in must be: it takes in what arrived, and sends back where it can.
import type { ChannelKind } from '@entre/contract/channels';
import type { Tx } from '../spine/db.ts';

/** What arrived, in the one form that cases are opened from. Identity is never part of it. */
export type Inbound = {
  /** One line, at most 200 signs. */
  subject: string;
  /** What was said, unchanged; null when nothing was. */
  text: string | null;
  /** When it happened. */
  at: Date;
  /** Whether somebody waits for an answer. */
  waiting: boolean;
};

export type Outbound = { caseId: string; text: string; at: Date };
/** Where an answer went: `thread` is read where it was asked; another channel names its own delivery. */
export type Receipt = { by: 'thread' } | { by: 'delivery'; deliveryId: string };

export type Channel = {
  kind: ChannelKind;
  /** Who vouches for what arrives: the token of the thread, or the session of the one who writes it down. */
  verifiedBy: 'thread-token' | 'session';
  /** Parses what arrived. @throws DeskError `invalid` when it is not what this channel brings */
  receive: (raw: unknown) => Inbound[];
  /** Sends an answer inside the writing transaction (a delivery is queued there); null when it cannot answer. */
  send: ((tx: Tx, out: Outbound) => Promise<Receipt>) | null;
};
