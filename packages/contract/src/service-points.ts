// Places where people meet us, and when they are open.
import { z } from 'zod';
import { Id, Instant } from './ids.ts';
import { endpoint } from './endpoint.ts';

/** Opening in one weekday; 1 is Monday. Times are local, `HH:MM`. */
export const OpenHours = z.strictObject({
  day: z.number().int().min(1).max(7),
  opens: z.string().regex(/^\d\d:\d\d$/, 'must be a time as HH:MM'),
  closes: z.string().regex(/^\d\d:\d\d$/, 'must be a time as HH:MM'),
});
export type OpenHours = z.infer<typeof OpenHours>;

export const ServicePoint = z.strictObject({
  id: Id,
  code: z.string(),
  name: z.string(),
  kind: z.enum(['library', 'service-point', 'care-home', 'shop']),
  address: z.string(),
  hours: z.array(OpenHours),
});
export type ServicePoint = z.infer<typeof ServicePoint>;

/** What a resident sees of the desk before asking anything. */
export const DeskState = z.strictObject({
  name: z.string(),
  phone: z.string().nullable(),
  open: z.boolean(),
  /** When it opens next (when shut) or shuts (when open). */
  changesAt: Instant.nullable(),
  hours: z.array(OpenHours),
  /** How many chats wait now, and a fair guess of the wait in minutes; null when shut. */
  waiting: z.number().int(),
  waitMinutes: z.number().int().nullable(),
  servicePoints: z.array(ServicePoint.extend({ open: z.boolean(), changesAt: Instant.nullable() })),
});
export type DeskState = z.infer<typeof DeskState>;

export const servicePointEndpoints = [
  endpoint({
    method: 'GET',
    path: '/service-points',
    door: 'staff',
    permission: 'topic.read',
    tag: 'service points',
    summary: 'All service points with their hours',
    reply: z.strictObject({ items: z.array(ServicePoint) }),
    status: 200,
  }),
  endpoint({
    method: 'GET',
    path: '/public/desk',
    door: 'open',
    permission: 'public',
    tag: 'service points',
    summary: 'Whether the desk is open, how long the wait is, and where else to go',
    reply: DeskState,
    status: 200,
  }),
];
