// Keys are forgotten when they are too old to be taken: what was answered is kept no longer than it may be asked again.
import type { Db } from './db.ts';
import { ANONYMOUS_DAYS, KEY_DAYS, NOBODY } from './once.ts';

/** Rows at once: what a statement can do in its time. */
const AT_ONCE = 5_000;

/**
 * Forgets idempotency keys of more than `KEY_DAYS`, and a day for clocks that differ; those of anonymous requests,
 * which are dated by the hour they began in, after `ANONYMOUS_DAYS`. By the database's clock. It changes nothing that
 * anybody sees, so it is no event. @returns how many
 */
export const forgetKeys = (db: Db): Promise<number> => db.$executeRaw`
  DELETE FROM idempotency WHERE (actor_key, key) IN (
    SELECT actor_key, key FROM idempotency
    WHERE created_at < now() - make_interval(days => ${KEY_DAYS + 1})
      OR (actor_key = ${NOBODY} AND created_at < now() - make_interval(days => ${ANONYMOUS_DAYS}, hours => 1))
    ORDER BY created_at LIMIT ${AT_ONCE})`;
