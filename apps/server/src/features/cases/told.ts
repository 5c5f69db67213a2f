// The answer to a change of a case is its row. Beside the key only ids are kept: a kept answer must neither keep a
// person nor outlive the right to see, so a retry is answered from the case and its events.
import type { CaseFacts, CaseRow } from '@entre/contract/cases';
import type { Permission } from '@entre/contract/permissions';
import type { Case } from '../../generated/prisma/client.ts';
import { canSee } from '../../spine/access.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { notFound } from '../../spine/errors.ts';
import { write, type Record_ } from '../../spine/write.ts';
import { residentCards } from '../residents/index.ts';
import { sightFacts } from './change.ts';
import { toRows } from './view.ts';

/** What is kept of the answer: which case, how far it had come, and whether the change took it out of sight. */
type Told = { caseId: string; head: number; leftSight: boolean };
type Kept<T> = { told: Told | null; more: T };

/** Leaves a change when all is so already: nothing happened, so nothing is recorded, and the row is the answer. */
export class AlreadySo extends Error {
  readonly kase: Case;
  constructor(kase: Case) {
    super('already so');
    this.kase = kase;
  }
}

/** Changes one case and answers with its row. @returns the row as the change left it, or found it */
export async function changeRow(
  ctx: Ctx<StaffActor>,
  permission: Permission,
  work: (tx: Tx, record: Record_) => Promise<Case>,
): Promise<CaseRow> {
  const row = await writeRow(ctx, permission, async (tx, record) => ({
    kase: await work(tx, record),
    more: null,
  })).then(
    (done) => done.row,
    async (error: unknown) => {
      if (!(error instanceof AlreadySo)) throw error;
      return (await toRows(ctx.db, [error.kase]))[0];
    },
  );
  if (!row) throw new Error('no row');
  return row;
}

/** As `changeRow`, with more to answer beside the row, or no case at all; `more` is kept and holds ids alone. */
export async function writeRow<T>(
  ctx: Ctx<StaffActor>,
  permission: Permission,
  work: (tx: Tx, record: Record_) => Promise<{ kase: Case | null; more: T }>,
): Promise<{ row: CaseRow | null; more: T }> {
  let row: CaseRow | null = null;
  const { told, more } = await write<Kept<T>>(ctx, permission, async (tx, record) => {
    const done = await work(tx, record);
    row = done.kase && ((await toRows(tx, [done.kase]))[0] ?? null);
    return {
      told: done.kase && {
        caseId: done.kase.id,
        head: done.kase.lastSeq,
        // Decided now, with the rights and the facts of this moment: later ones say nothing of what the change did.
        leftSight: !canSee(ctx.actor, sightFacts(done.kase)),
      },
      more: done.more,
    };
  });
  return { row: ctx.replayed === true ? told && (await rowTold(ctx, told)) : row, more };
}

/**
 * The row for a retry: as it stands when it may be seen. When the change itself took it out of sight (it was handed
 * over), as it was answered the first time; when something later did, it does not exist.
 */
async function rowTold(ctx: Ctx<StaffActor>, { caseId, head, leftSight }: Told): Promise<CaseRow> {
  const kase = await ctx.db.case.findUnique({ where: { id: caseId } });
  if (!kase) throw notFound();
  if (canSee(ctx.actor, sightFacts(kase))) {
    const [row] = await toRows(ctx.db, [kase]);
    if (row) return row;
  }
  if (!leftSight) throw notFound();
  const events = await ctx.db.event.findMany({
    where: { caseId, seq: { lte: head } },
    orderBy: { seq: 'asc' },
    select: { set: true, at: true },
  });
  const facts = Object.assign({}, ...events.map((e) => e.set)) as CaseFacts;
  const cards = await residentCards(ctx.db, facts.residentId === null ? [] : [facts.residentId]);
  return {
    ...facts,
    resident: cards.get(facts.residentId ?? '') ?? null,
    head,
    updatedAt: (events.at(-1)?.at ?? kase.updatedAt).toISOString(),
  };
}
