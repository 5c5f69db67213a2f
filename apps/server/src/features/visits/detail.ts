// Details are added to a visit afterwards: how hard, in what language, how long, with what result.
import type { Visit, VisitDetails } from '@entre/contract/visits';
import type { z } from 'zod';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { DeskError } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';
import { chosenTopic, refuseFreeText } from '../topics/index.ts';
import { refusePersonal } from './personal.ts';
import { visitAt } from './place.ts';
import { toVisit } from './view.ts';

type Details = z.output<typeof VisitDetails>;

/** A language tag, e.g. `ar`, `swl` (Swedish sign language) or `zh-Hant`: a field for a code, not for words. */
const language = /^[a-z]{2,3}(-[A-Za-z]{2,8})?$/;

/**
 * Sets the details that are given; null empties one.
 * @throws DeskError `not-found`; `invalid` when nothing is given, or a text could point at a person
 */
export async function detail(ctx: Ctx<StaffActor>, id: string, details: Details): Promise<Visit> {
  refusePersonal(details.note);
  requireCode(details.language);
  const data: Prisma.VisitUncheckedUpdateInput = Object.fromEntries(
    Object.entries(details).filter(([, value]) => value !== undefined),
  );
  if (Object.keys(data).length === 0)
    throw new DeskError('invalid', 'No detail was given. Give at least one.');
  return write(ctx, 'visit.detail', async (tx, record) => {
    const { servicePointId, topicId } = await visitAt(ctx, tx, id);
    refuseFreeText(await chosenTopic(tx, topicId), { note: details.note });
    const visit = await tx.visit.update({ where: { id }, data });
    record('visit.detailed', { visitId: id, servicePointId });
    return toVisit(visit);
  });
}

function requireCode(given: string | null | undefined): void {
  if (given == null || language.test(given)) return;
  throw new DeskError('invalid', 'Give the language as a code, like ar, fi or swl.', {
    errors: [{ path: 'language', message: 'not a language code' }],
  });
}
