// A visit that needs more than the desk could give. Its time is kept to the minute only, so that nothing finer
// ties the case to the anonymous log.
import { z } from 'zod';
import type { Channel } from './channel.ts';
import { arrived, firstSaid } from './written.ts';

const Arrived = z.strictObject({
  subject: z.string().nullable(),
  note: z.string().nullable(),
  topic: z.string(),
  at: z.date(),
});

const toMinute = (at: Date): Date => new Date(Math.floor(at.getTime() / 60_000) * 60_000);

export const visit: Channel = {
  kind: 'visit',
  verifiedBy: 'session',
  receive: (raw) => {
    const { subject, note, topic, at } = arrived(Arrived, raw);
    const title = firstSaid(subject, topic, 'Besök');
    return [{ subject: title, text: note, at: toMinute(at), waiting: true }];
  },
  send: null,
};
