// A socket lives no longer than the right to it: sign-out, closing and changed borders bite within two seconds.
import type { Event } from '../generated/prisma/client.ts';
import { canSee } from '../spine/access.ts';
import type { Reader } from '../spine/feed.ts';
import { log } from '../spine/log.ts';
import {
  caseRoom,
  staffRoom,
  type RealtimeParts,
  type StaffSocket,
  type StaffSpace,
} from './types.ts';

/** Milliseconds between looks at whether sessions still hold: one may end without an event. */
const LOOK_MS = 60_000;

export function keepSessions(parts: RealtimeParts, staff: StaffSpace): Reader {
  setInterval(() => {
    for (const socket of staff.sockets.values()) void renew(parts, socket);
  }, LOOK_MS).unref();
  return async (events: readonly Event[]) => {
    for (const event of events) {
      const data = event.data as { staffId?: string; sessionId?: string };
      if (event.type === 'session.ended') {
        parts.doors.forget();
        for (const socket of staff.sockets.values())
          if (socket.data.actor.sessionId === data.sessionId) socket.disconnect(true);
      }
      if (event.type === 'staff.changed' && data.staffId !== undefined) {
        parts.doors.forget();
        const ids = staff.adapter.rooms.get(staffRoom(data.staffId)) ?? [];
        for (const id of [...ids]) {
          const socket = staff.sockets.get(id);
          if (socket) await renew(parts, socket);
        }
      }
    }
  };
}

/** Reads the actor anew: gone means cut off; narrower means leaving what is no longer in sight. */
async function renew(parts: RealtimeParts, socket: StaffSocket): Promise<void> {
  try {
    const headers = new Headers({ cookie: socket.handshake.headers.cookie ?? '' });
    const actor = await parts.doors.staff(headers);
    if (!actor) {
      socket.disconnect(true);
      return;
    }
    socket.data.actor = actor;
    for (const [caseId, facts] of socket.data.watching) {
      if (canSee(actor, facts)) continue;
      await socket.leave(caseRoom(caseId));
      socket.data.watching.delete(caseId);
      socket.emit('forget', { caseId });
    }
  } catch (error) {
    // The database is away: the session is neither proven nor disproven, and nothing can be read anyway.
    log.warn({ err: error }, 'a session could not be looked at');
  }
}
