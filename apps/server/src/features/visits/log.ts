// One tap: a visit is logged. No person, no device, no address; not even who of the staff logged it.
import { randomUUID } from 'node:crypto';
import type { NewVisit, Visit } from '@entre/contract/visits';
import type { z } from 'zod';
import type { Visit as Row } from '../../generated/prisma/client.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError, notFound } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';
import { chosenTopic, refuseFreeText } from '../topics/index.ts';
import { refusePersonal } from './personal.ts';
import { mayUse } from './place.ts';
import { toVisit } from './view.ts';

const MINUTE_MS = 60_000;
const BACK_MS = 7 * 24 * 60 * MINUTE_MS;
/** A tablet's clock may be a little ahead. */
const AHEAD_MS = 5 * MINUTE_MS;

/**
 * Logs a visit. Its id is random, not made from the time: an id that told the millisecond could be matched with
 * what else happened then.
 * @throws DeskError `invalid` for a point that is not the actor's, an unknown topic, a time out of bounds, or a
 *   note that could point at a person
 */
export async function log(ctx: Ctx<StaffActor>, given: z.output<typeof NewVisit>): Promise<Visit> {
  refusePersonal(given.note);
  const made = new Map<string, Row>();
  // Only the id is kept with the key, so that a tap that is taken back leaves no note behind.
  const { id } = await write(ctx, 'visit.log', async (tx, record) => {
    const now = await check(ctx, tx, given);
    const occurredAt = toMinute(within(given.occurredAt, now));
    const visit = await insert(tx, { ...given, occurredAt, recordedAt: toMinute(now) });
    made.set(visit.id, visit);
    const { id, servicePointId, topicId } = visit;
    record('visit.logged', { visitId: id, servicePointId, topicId });
    return { id };
  });
  // A repeated tap made nothing now: what is left of the first one is read.
  const visit = made.get(id) ?? (await ctx.db.visit.findUnique({ where: { id } }));
  if (!visit) throw notFound();
  return toVisit(visit);
}

type Asked = z.output<typeof NewVisit>;

/** The database's time, if the point is there, the actor may use it, and the topic takes the note. */
async function check(ctx: Ctx<StaffActor>, tx: Tx, asked: Asked): Promise<Date> {
  const { servicePointId, topicId, note } = asked;
  const [row] = await tx.$queryRaw<{ now: Date; takesText: boolean }[]>`
    SELECT now() AS now,
      EXISTS (SELECT FROM topic WHERE id = ${topicId}::uuid AND NOT no_free_text) AS "takesText"
    FROM service_point WHERE id = ${servicePointId}::uuid`;
  if (!row || !mayUse(ctx, servicePointId))
    throw new DeskError(
      'invalid',
      'There is no such service point among yours. Choose one of them.',
      {
        errors: [{ path: 'servicePointId', message: 'not one of yours' }],
      },
    );
  if (!row.takesText) refuseFreeText(await chosenTopic(tx, topicId), { note });
  return row.now;
}

type New = Pick<Row, 'servicePointId' | 'topicId' | 'occurredAt' | 'recordedAt' | 'note'>;

/** In plain SQL, since somebody stands at the desk and the tap is counted in tenths of a second. */
async function insert(tx: Tx, visit: New): Promise<Row> {
  const { servicePointId, topicId, occurredAt, recordedAt, note } = visit;
  const [row] = await tx.$queryRaw<Row[]>`
    INSERT INTO visit (id, service_point_id, topic_id, occurred_at, recorded_at, note)
    VALUES (${randomUUID()}::uuid, ${servicePointId}::uuid, ${topicId}::uuid, ${occurredAt}, ${recordedAt}, ${note})
    RETURNING id, service_point_id AS "servicePointId", topic_id AS "topicId", occurred_at AS "occurredAt",
      recorded_at AS "recordedAt", difficulty, language, duration, helped_other AS "helpedOther", outcome,
      note, promoted`;
  if (!row) throw new Error('an insert without its row');
  return row;
}

function within(given: string | undefined, now: Date): Date {
  if (given === undefined) return now;
  const at = new Date(given);
  const past = now.getTime() - at.getTime();
  if (past <= BACK_MS && past >= -AHEAD_MS) return at;
  throw new DeskError(
    'invalid',
    past > 0
      ? 'A visit can be logged at most seven days afterwards.'
      : 'This visit lies in the future. Set the clock of the device right, then try again.',
    { errors: [{ path: 'occurredAt', message: past > 0 ? 'too long ago' : 'in the future' }] },
  );
}

/** Down to the whole minute. */
const toMinute = (at: Date): Date => new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);
