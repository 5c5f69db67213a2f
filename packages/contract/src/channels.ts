// What each way in can do. Code asks these facts, never which channel it is.
import { z } from 'zod';

type ChannelFacts = {
  /** A message can be sent back to the resident in it. */
  reply: boolean;
  /** The resident is there now and sees the answer as it comes. */
  live: boolean;
  /** It shows who is typing. */
  typing: boolean;
  /** The place where somebody stands is part of it. */
  place: boolean;
  /** It carries its own answer promise, in minutes of open time; else the topic's is used. */
  promiseMinutes: number | null;
  /** Lucide icon name. */
  icon: string;
};

export const channels = {
  chat: {
    reply: true,
    live: true,
    typing: true,
    place: false,
    promiseMinutes: 5,
    icon: 'message-circle',
  },
  message: {
    reply: true,
    live: false,
    typing: false,
    place: false,
    promiseMinutes: null,
    icon: 'mail',
  },
  phone: {
    reply: false,
    live: false,
    typing: false,
    place: false,
    promiseMinutes: null,
    icon: 'phone',
  },
  visit: {
    reply: false,
    live: false,
    typing: false,
    place: true,
    promiseMinutes: null,
    icon: 'map-pin',
  },
} as const satisfies Record<string, ChannelFacts>;

export type ChannelKind = keyof typeof channels;
export const channelKinds = Object.keys(channels) as [ChannelKind, ...ChannelKind[]];
export const ChannelKind = z.enum(channelKinds);

/** The facts of one channel. */
export const channelFacts = (kind: ChannelKind): ChannelFacts => channels[kind];

/** The way back where nobody is live: what is written stands in the resident's thread until they read it. */
export const threadChannel = 'message' satisfies ChannelKind;

/**
 * The channel an answer goes by: the case's own, or the thread once the resident has written there by their code,
 * as they may in a case that came by phone or at a desk. Null when no answer would reach anybody.
 */
export const answersBy = (kase: {
  channel: ChannelKind;
  residentSeq: number;
}): ChannelKind | null => {
  if (channelFacts(kase.channel).reply) return kase.channel;
  return kase.residentSeq > 0 ? threadChannel : null;
};
