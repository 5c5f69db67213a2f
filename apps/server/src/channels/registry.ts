// Every way in, once. The compiler asks for a new one here; nothing else names them.
import type { ChannelKind } from '@entre/contract/channels';
import type { Channel } from './channel.ts';
import { chat, message } from './chat.ts';
import { phone } from './phone.ts';
import { visit } from './visit.ts';

export const registry: Record<ChannelKind, Channel> = { chat, message, phone, visit };

/** The channel a case came in by. */
export const channelOf = (kind: string): Channel => {
  if (!(kind in registry)) throw new Error(`no such channel: ${kind}`);
  return registry[kind as ChannelKind];
};
