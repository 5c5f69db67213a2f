// A socket lives no longer than the right to it: sign-out, closing, another password, other roles and borders bite
// within two seconds.
import type { EventType } from '@entre/contract/events';
import type { Event } from '../generated/prisma/client.ts';
import { canSee } from '../spine/access.ts';
import type { StaffActor } from '../spine/ctx.ts';
import type { Reader } from '../spine/feed.ts';
import { log } from '../spine/log.ts';
import type { PresenceBook } from './presence.ts';
import { staffRoom, type RealtimeParts, type StaffSocket, type StaffSpace } from './types.ts';
import { forget } from './watch.ts';

/** Milliseconds between looks at whether sessions still hold: one may end without an event. */
const LOOK_MS = 60_000;

/** After these, what a session was good for is looked at anew. */
const rights = new Set<string>([
  'staff.changed',
  'password.given',
  'password.changed',
] satisfies EventType[]);

export type Sessions = {
  read: Reader;
  /** Looks whether the right to a socket still holds. */
  renew: (socket: StaffSocket) => Promise<void>;
  stop: () => void;
};

export function keepSessions(
  parts: RealtimeParts,
  staff: StaffSpace,
  presence: PresenceBook,
): Sessions {
  const renew = (socket: StaffSocket): Promise<void> =>
    look(parts, socket, presence).catch((error: unknown) => {
      // The database is away: the session is neither proven nor disproven, and nothing can be read anyway.
      log.warn({ err: error }, 'a session could not be looked at');
    });
  const timer = setInterval(() => {
    for (const socket of staff.sockets.values()) void renew(socket);
  }, LOOK_MS).unref();
  return {
    renew,
    stop: () => clearInterval(timer),
    read: async (events) => {
      for (const event of events) {
        if (event.type === 'session.ended') end(parts, staff, event);
        if (rights.has(event.type)) await change(parts, staff, presence, event);
      }
    },
  };
}

function end(parts: RealtimeParts, staff: StaffSpace, event: Event): void {
  const { sessionId } = event.data as { sessionId: string };
  parts.doors.forget();
  for (const socket of [...staff.sockets.values()])
    if (socket.data.actor.sessionId === sessionId) socket.disconnect(true);
}

async function change(
  parts: RealtimeParts,
  staff: StaffSpace,
  presence: PresenceBook,
  event: Event,
): Promise<void> {
  const { staffId } = event.data as { staffId: string };
  parts.doors.forget();
  const ids = [...(staff.adapter.rooms.get(staffRoom(staffId)) ?? [])];
  for (const socket of ids.flatMap((id) => staff.sockets.get(id) ?? []))
    await look(parts, socket, presence).catch((error: unknown) => {
      // Something was taken or given and it cannot be read what: out, and in again through the door.
      log.warn({ err: error }, 'changed rights could not be read; the socket was closed');
      socket.disconnect(true);
    });
}

/**
 * Reads the actor anew: gone means cut off; other borders mean leaving what is no longer in sight, and lists that are
 * loaded again, whatever they list.
 */
async function look(
  parts: RealtimeParts,
  socket: StaffSocket,
  presence: PresenceBook,
): Promise<void> {
  const headers = new Headers({ cookie: socket.handshake.headers.cookie ?? '' });
  const actor = await parts.doors.staff(headers);
  if (!socket.connected) return;
  if (!actor) {
    socket.disconnect(true);
    return;
  }
  const was = socket.data.actor;
  socket.data.actor = actor;
  for (const [caseId, { facts }] of [...socket.data.watching])
    if (!canSee(actor, facts)) forget(socket, caseId, presence);
  if (differ(was, actor)) socket.emit('reload');
}

/** Whether other cases may be in sight now; none of them has an event that would say so. */
function differ(was: StaffActor, now: StaffActor): boolean {
  const borders = (one: StaffActor) => [
    one.permissions,
    new Set(one.teamIds),
    new Set(one.boardIds),
    new Set(one.servicePointIds),
  ];
  const before = borders(was);
  return borders(now).some((set, n) => set.symmetricDifference(new Set(before[n])).size > 0);
}
