// Every way in, once. The compiler asks for a new one here; nothing else names them.
import type { ChannelKind } from '@entre/contract/channels';
import type { Channel, Inbound } from './channel.ts';
import { chat, message } from './chat.ts';
import { phone } from './phone.ts';
import { visit } from './visit.ts';

export const registry: Record<ChannelKind, Channel> = { chat, message, phone, visit };

/** The channel a case came in by. */
export const channelOf = (kind: string): Channel => {
  if (!(kind in registry)) throw new Error(`no such channel: ${kind}`);
  return registry[kind as ChannelKind];
};

/** Takes in what arrived by a channel that brings one thing at a time. */
export function receiveOne(kind: ChannelKind, raw: unknown): Inbound {
  const [inbound, more] = channelOf(kind).receive(raw);
  if (!inbound || more) throw new Error(`${kind} brought other than one thing`);
  return inbound;
}
