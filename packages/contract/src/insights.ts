// Nuläge: what waits, how long, who is on. Figures with their formula are facts of the same reply.
import { z } from 'zod';
import { Id, Instant } from './ids.ts';
import { endpoint } from './endpoint.ts';
import { ChannelKind } from './channels.ts';
import { StaffStatus } from './staff.ts';

export const Now = z.strictObject({
  at: Instant,
  /** Cases where a resident waits for us. */
  waiting: z.number().int(),
  /** Since when the longest waits; null when nobody does. */
  longestSince: Instant.nullable(),
  open: z.number().int(),
  late: z.number().int(),
  /** The oldest promise broken and not yet kept. */
  latestDue: Instant.nullable(),
  /** Per way in: channels, and service points for those with a place. */
  ways: z.array(
    z.strictObject({
      channel: ChannelKind,
      servicePointId: Id.nullable(),
      waiting: z.number().int(),
      longestSince: Instant.nullable(),
    }),
  ),
  /** First answers today: how many came within the channel's or topic's promise, of how many due or answered. */
  serviceLevel: z.strictObject({ kept: z.number().int(), of: z.number().int() }),
  /** Interactions ended today in the centre without handing over, of those the centre could solve. */
  solvedHere: z.strictObject({ solved: z.number().int(), of: z.number().int() }),
  staff: z.array(
    z.strictObject({
      id: Id,
      status: StaffStatus,
      since: Instant,
      /** Open cases on this person. */
      load: z.number().int(),
    }),
  ),
  /** Contacts of all ways in today by half-hour from 00:00 local (48), and the mean of the same weekday over four weeks. */
  today: z.array(z.number().int()).length(48),
  usual: z.array(z.number()).length(48),
  visitsToday: z.array(z.strictObject({ servicePointId: Id, count: z.number().int() })),
});
export type Now = z.infer<typeof Now>;

export const insightEndpoints = [
  endpoint({
    method: 'GET',
    path: '/insights/now',
    door: 'staff',
    permission: 'insight.now',
    tag: 'insights',
    summary: 'The state of the desk this moment, within what you may see',
    reply: Now,
    status: 200,
  }),
];
