// Pages of a list: keyset cursors, so that a page stays right while rows come and go.
import { z } from 'zod';

/** How to ask for a page; `after` is the `next` of the page before it. */
export const PageQuery = {
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export const page = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });
