// Who asks, and what they may reach with it: the first argument of every verb and query.
import type { Permission, Role } from '@entre/contract/permissions';
import type { ReadDb } from './db.ts';

export type StaffActor = {
  kind: 'staff';
  id: string;
  sessionId: string;
  name: string;
  roles: readonly Role[];
  permissions: ReadonlySet<Permission>;
  teamIds: readonly string[];
  boardIds: readonly string[];
  servicePointIds: readonly string[];
};
/** A resident in one thread, let in by its token. */
export type ResidentActor = {
  kind: 'resident';
  caseId: string;
  tokenId: string;
  permissions: ReadonlySet<Permission>;
};
/** Anyone from outside, known only by the network they come from. */
export type OpenActor = { kind: 'open'; network: string; permissions: ReadonlySet<Permission> };
/** The desk itself: timers and readers. */
export type SystemActor = { kind: 'system'; permissions: ReadonlySet<Permission> };
export type Actor = StaffActor | ResidentActor | OpenActor | SystemActor;

/** A creation that is done once: the key it has in the table, and a hash of what was asked. */
export type Once = {
  key: string;
  hash: string;
  /** Nothing that is kept leads to who asked; `madeAt`: when the caller made the key, which is not kept either. */
  anonymous?: { madeAt: number | null };
};

export type Ctx<A extends Actor = Actor> = {
  actor: A;
  db: ReadDb;
  requestId: string;
  /** Present when the call creates something. */
  once?: Once;
  /** Set by `write` when the answer is the one a first try got. */
  replayed?: boolean;
};

/** The stable name that idempotency keys are scoped to; it survives a renewed token or session. */
export function actorKey(actor: Actor): string {
  switch (actor.kind) {
    case 'staff':
      return `staff:${actor.id}`;
    case 'resident':
      return `resident:${actor.caseId}`;
    case 'open':
      return 'open';
    case 'system':
      return 'system';
  }
}
