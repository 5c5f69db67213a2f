// The rule of sight, said side by side: for SQL, for a socket, and who it lets see. A property test holds them together.
import type { Secrecy } from '@entre/contract/topics';
import { rolesWith, type Permission } from '@entre/contract/permissions';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Actor, StaffActor, SystemActor } from './ctx.ts';

/** What decides who sees a case. */
export type SightFacts = {
  id: string;
  boardId: string;
  teamId: string;
  assigneeId: string | null;
  servicePointId: string | null;
  secrecy: Secrecy;
};

type Where = Prisma.CaseWhereInput;
type People = Prisma.StaffWhereInput;
type Rule = {
  needs: Permission;
  where: (a: StaffActor) => Where;
  holds: (a: StaffActor, c: SightFacts) => boolean;
  /** The same rule turned round: for whom it holds. */
  who: (c: SightFacts) => People;
};

const nobody: People = { id: { in: [] } };
const unlessSecret = (c: SightFacts, who: People): People =>
  c.secrecy === 'secret' ? nobody : who;

/**
 * Each rule opens a door on its own; a case is seen when one of them does.
 * A secret case is seen only by the one who has it, and by those of its team and board who may read secrets
 * (OSL 8 kap.: another board is another authority).
 */
const rules: readonly Rule[] = [
  {
    needs: 'case.read',
    where: (a) => ({ assigneeId: a.id }),
    holds: (a, c) => c.assigneeId === a.id,
    who: (c) => (c.assigneeId === null ? nobody : { id: c.assigneeId }),
  },
  {
    needs: 'case.read',
    where: (a) => ({ teamId: { in: [...a.teamIds] }, secrecy: { not: 'secret' } }),
    holds: (a, c) => a.teamIds.includes(c.teamId) && c.secrecy !== 'secret',
    who: (c) => unlessSecret(c, { teamIds: { has: c.teamId } }),
  },
  {
    needs: 'case.read',
    where: (a) => ({ boardId: { in: [...a.boardIds] }, secrecy: { not: 'secret' } }),
    holds: (a, c) => a.boardIds.includes(c.boardId) && c.secrecy !== 'secret',
    who: (c) => unlessSecret(c, { boardIds: { has: c.boardId } }),
  },
  {
    needs: 'case.read',
    where: (a) => ({
      servicePointId: { in: [...a.servicePointIds] },
      secrecy: { not: 'secret' },
    }),
    holds: (a, c) =>
      c.servicePointId !== null &&
      a.servicePointIds.includes(c.servicePointId) &&
      c.secrecy !== 'secret',
    who: (c) =>
      c.servicePointId === null
        ? nobody
        : unlessSecret(c, { servicePointIds: { has: c.servicePointId } }),
  },
  {
    needs: 'case.read-secret',
    where: (a) => ({ teamId: { in: [...a.teamIds] }, boardId: { in: [...a.boardIds] } }),
    holds: (a, c) => a.teamIds.includes(c.teamId) && a.boardIds.includes(c.boardId),
    who: (c) => ({ teamIds: { has: c.teamId }, boardIds: { has: c.boardId } }),
  },
];

/** Matches no row: Prisma drops `{}` inside OR and `in: []` is the plain way to say nothing. */
const nothing: Where = { id: { in: [] } };

/** The cases that `actor` may see, as a `where`. Also true of the tally, which has the same columns. */
export function visibleCases(actor: Actor): Where {
  switch (actor.kind) {
    case 'system':
      return { id: { notIn: [] } };
    case 'resident':
      return { id: actor.caseId };
    case 'open':
      return nothing;
    case 'staff': {
      const mine = rules.filter((rule) => actor.permissions.has(rule.needs));
      return mine.length === 0 ? nothing : { OR: mine.map((rule) => rule.where(actor)) };
    }
  }
}

/** Whether `actor` may see a case with these facts: the same rule for one case in hand. */
export function canSee(actor: Actor, facts: SightFacts): boolean {
  switch (actor.kind) {
    case 'system':
      return true;
    case 'resident':
      return facts.id === actor.caseId;
    case 'open':
      return false;
    case 'staff':
      return rules.some((rule) => actor.permissions.has(rule.needs) && rule.holds(actor, facts));
  }
}

/** The accounts that see a case with these facts, as a `where`; a closed one sees nothing. */
export const seers = (facts: SightFacts): People => ({
  disabledAt: null,
  OR: rules.map((rule) => ({
    AND: [{ roles: { hasSome: rolesWith(rule.needs) } }, rule.who(facts)],
  })),
});

/** The same sight for rows of the tally; only staff and the desk itself count. */
export const visibleTally = (actor: StaffActor | SystemActor): Prisma.CaseTallyWhereInput => {
  if (actor.kind === 'system') return { n: { not: 0 } };
  const mine = rules.filter((rule) => actor.permissions.has(rule.needs));
  if (mine.length === 0) return { n: { in: [] } };
  return { OR: mine.map((rule) => rule.where(actor) as Prisma.CaseTallyWhereInput) };
};
