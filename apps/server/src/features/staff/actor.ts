// From a cookie to somebody who works here, with what they may do and where their borders run.
import { permissionsOf, type Role } from '@entre/contract/permissions';
import type { Staff } from '../../generated/prisma/client.ts';
import type { StaffActor } from '../../spine/ctx.ts';
import type { ReadDb } from '../../spine/db.ts';
import type { Auth } from './auth.ts';

/** Milliseconds an actor is remembered: a role taken away bites within this, sockets within two seconds. */
const REMEMBERED_MS = 1000;
const COOKIE = /(?:^|;\s*)((?:__Secure-)?entre\.session_token=[^;]+)/;

export type StaffDoor = {
  /** Who these headers belong to, or null. */
  staffActor: (headers: Headers) => Promise<StaffActor | null>;
  /** Forget what is remembered: roles changed or a session ended. */
  forget: () => void;
};

/** The staff door: reads the session, then the account and its borders. */
export function makeStaffDoor(auth: Auth, db: ReadDb): StaffDoor {
  const remembered = new Map<string, { actor: Promise<StaffActor | null>; until: number }>();
  const look = async (headers: Headers): Promise<StaffActor | null> => {
    const found = await auth.api.getSession({ headers });
    if (!found) return null;
    const staff = await db.staff.findUnique({ where: { id: found.user.id } });
    return staff && staff.disabledAt === null ? toActor(staff, found.session.id) : null;
  };
  return {
    staffActor: (headers) => {
      const cookie = COOKIE.exec(headers.get('cookie') ?? '')?.[1];
      if (cookie === undefined) return Promise.resolve(null);
      const now = performance.now();
      const known = remembered.get(cookie);
      if (known && known.until > now) return known.actor;
      if (remembered.size > 2000) remembered.clear();
      const actor = look(headers);
      remembered.set(cookie, { actor, until: now + REMEMBERED_MS });
      actor.catch(() => remembered.delete(cookie));
      return actor;
    },
    forget: () => remembered.clear(),
  };
}

export const toActor = (staff: Staff, sessionId: string): StaffActor => {
  const roles = staff.roles as Role[];
  return {
    kind: 'staff',
    id: staff.id,
    sessionId,
    name: staff.name,
    roles,
    permissions: new Set(permissionsOf(roles)),
    teamIds: staff.teamIds,
    boardIds: staff.boardIds,
    servicePointIds: staff.servicePointIds,
  };
};

/** An account as an actor, to ask what it could see; null when it is closed. */
export const actorOf = (staff: Staff): StaffActor | null =>
  staff.disabledAt === null ? toActor(staff, '') : null;

/**
 * A colleague as an actor; null when there is none or the account is closed. Inside a write it stays as it is until
 * that is done: nobody is given a case while their account is being closed.
 */
export async function staffActorOf(
  db: Pick<ReadDb, 'staff' | '$queryRaw'>,
  id: string,
): Promise<StaffActor | null> {
  await db.$queryRaw`SELECT 1 FROM staff WHERE id = ${id}::uuid FOR SHARE`;
  const staff = await db.staff.findUnique({ where: { id } });
  return staff && actorOf(staff);
}
