// A call, written down by the one who took it. There is nowhere to send an answer: a call is promised instead.
import { z } from 'zod';
import type { Channel } from './channel.ts';
import { arrived, firstSaid, subjectOf } from './written.ts';

const Arrived = z.strictObject({
  subject: z.string(),
  note: z.string(),
  topic: z.string().nullable(),
  at: z.date(),
});

export const phone: Channel = {
  kind: 'phone',
  verifiedBy: 'session',
  receive: (raw) => {
    const { subject, note, topic, at } = arrived(Arrived, raw);
    const title = firstSaid(subject, topic, subjectOf(note), 'Telefonsamtal');
    return [{ subject: title, text: note === '' ? null : note, at, waiting: true }];
  },
  send: null,
};
