// Unsent text, kept on the server so that it survives a crash and another computer.
import type { Draft } from '@entre/contract/cases';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { write } from '../../spine/write.ts';
import { refuseInCentre } from './free-text.ts';
import { visibleCase } from './queries.ts';

/** My unsent text in a case; empty when there is none. */
export async function draft(ctx: Ctx<StaffActor>, caseId: string): Promise<Draft> {
  await visibleCase(ctx, caseId);
  const found = await ctx.db.draft.findUnique({
    where: { staffId_caseId: { staffId: ctx.actor.id, caseId } },
  });
  return found
    ? {
        mode: found.mode === 'note' ? 'note' : 'reply',
        text: found.text,
        savedAt: found.savedAt.toISOString(),
      }
    : { mode: 'reply', text: '', savedAt: null };
}

/** Keeps my unsent text; an empty one is forgotten. Its words never go into an event. */
export const saveDraft = async (
  ctx: Ctx<StaffActor>,
  caseId: string,
  input: { mode: 'reply' | 'note'; text: string },
): Promise<Draft> => {
  const kase = await visibleCase(ctx, caseId);
  const where = { staffId_caseId: { staffId: ctx.actor.id, caseId } };
  // A composer empties itself after every answer; where nothing is kept, nothing happens.
  if (input.text === '' && (await ctx.db.draft.count({ where: where.staffId_caseId })) === 0)
    return { ...input, savedAt: null };
  return write(ctx, 'draft.save', async (tx, record) => {
    const savedAt = new Date();
    await refuseInCentre(tx, kase, { text: input.text });
    record('draft.saved', { caseId });
    if (input.text === '') {
      await tx.draft.deleteMany({ where: where.staffId_caseId });
      return { ...input, savedAt: null };
    }
    await tx.draft.upsert({
      where,
      create: { ...where.staffId_caseId, ...input, savedAt },
      update: { ...input, savedAt },
    });
    return { ...input, savedAt: savedAt.toISOString() };
  });
};
