// The tree of topics: what a contact is about, and what follows from it.
import { z } from 'zod';
import { Id, Locale } from './ids.ts';
import { endpoint } from './endpoint.ts';

/** From the least secret to the most. */
const secrecies = ['open', 'personal', 'secret'] as const;
export const Secrecy = z.enum(secrecies);
export type Secrecy = z.infer<typeof Secrecy>;
export const lessSecret = (one: Secrecy, than: Secrecy): boolean =>
  secrecies.indexOf(one) < secrecies.indexOf(than);

export const Topic = z.strictObject({
  id: Id,
  code: z.string(),
  parentId: Id.nullable(),
  /** By language. */
  name: z.record(Locale, z.string()),
  hint: z.string().nullable(),
  icon: z.string(),
  boardId: Id,
  teamId: Id,
  /** Minutes of open time until an answer is due. */
  promiseMinutes: z.number().int(),
  secrecy: Secrecy,
  public: z.boolean(),
  visits: z.boolean(),
  /** No free text may be stored in the centre (OSL 26 kap. 1 §). */
  noFreeText: z.boolean(),
});
export type Topic = z.infer<typeof Topic>;

/**
 * These words and a team's name are all that may be stored of what was said on a topic that keeps no free text.
 * Swedish whatever the screen speaks, since it becomes part of the record.
 */
export const PUT_THROUGH = 'Kopplad till ';

export const topicEndpoints = [
  endpoint({
    method: 'GET',
    path: '/topics',
    door: 'staff',
    permission: 'topic.read',
    tag: 'topics',
    summary: 'All topics',
    reply: z.strictObject({ items: z.array(Topic) }),
    status: 200,
  }),
];
