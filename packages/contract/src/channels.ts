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
