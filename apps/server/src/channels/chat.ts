// Writing on the web: live as a chat, or as a message when nobody is here. Answers are read in the thread.
import { z } from 'zod';
import type { Channel } from './channel.ts';
import { arrived, subjectOf } from './written.ts';

const Arrived = z.strictObject({ text: z.string().min(1), at: z.date() });

const web = {
  verifiedBy: 'thread-token',
  receive: (raw) => {
    const { text, at } = arrived(Arrived, raw);
    return [{ subject: subjectOf(text) || 'Meddelande', text, at, waiting: true }];
  },
  // The event is the delivery: it stands in the thread, and whoever has it open hears of it.
  send: () => Promise.resolve({ by: 'thread' }),
} satisfies Omit<Channel, 'kind'>;

export const chat: Channel = { kind: 'chat', ...web };
export const message: Channel = { kind: 'message', ...web };
