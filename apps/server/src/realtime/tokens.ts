// A resident's socket lives no longer than its token: leaving ends it, and it may run out without an event.
import type { EventType } from '@entre/contract/events';
import type { Reader } from '../spine/feed.ts';
import {
  threadRoom,
  type RealtimeParts,
  type ResidentSocket,
  type ResidentSpace,
} from './types.ts';

/** Milliseconds between looks at whether tokens still hold. */
export const TOKEN_LOOK_MS = 60_000;
const left: EventType = 'chat.left';

export function keepTokens({ doors }: Pick<RealtimeParts, 'doors'>, space: ResidentSpace) {
  const look = async (sockets: readonly ResidentSocket[]): Promise<void> => {
    for (const socket of sockets) {
      const { token } = socket.handshake.auth as { token: string };
      // While the database is away it is neither proven nor disproven, and nothing can be read anyway.
      const holds = await doors.resident(token).then(
        (actor) => actor !== null,
        () => true,
      );
      if (!holds) socket.disconnect(true);
    }
  };
  const inThread = (caseId: string): ResidentSocket[] =>
    [...(space.adapter.rooms.get(threadRoom(caseId)) ?? [])].flatMap(
      (id) => space.sockets.get(id) ?? [],
    );
  const timer = setInterval(() => void look([...space.sockets.values()]), TOKEN_LOOK_MS).unref();
  /** Who came by the code, or on another device, stays. */
  const read: Reader = async (events) => {
    for (const { type, caseId } of events)
      if (type === left && caseId !== null) await look(inThread(caseId));
  };
  return { read, stop: () => clearInterval(timer) };
}
