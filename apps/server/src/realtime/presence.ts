// Who looks at a case and who types: in memory, never recorded. Not sent as Socket.IO's `volatile`: that drops a frame
// whenever another one is on its way, and who joined would never hear who is there.
import type { Presence } from '@entre/contract/live';
import { canSee } from '../spine/access.ts';
import type { SightFacts } from '../spine/access.ts';
import {
  caseRoom,
  threadRoom,
  type ResidentSpace,
  type StaffSocket,
  type StaffSpace,
} from './types.ts';

type Typing = 'reply' | 'note' | null;
type Seen = {
  staff: Map<string, { id: string; name: string; typing: Typing }>;
  residents: Map<string, { typing: boolean }>;
};

export function makePresence(staff: StaffSpace, residents: ResidentSpace) {
  const { cases, seenIn, who } = makeBook();
  const tell = (caseId: string): void => {
    staff.to(caseRoom(caseId)).emit('presence', who(caseId));
    const seen = cases.get(caseId);
    if (seen && seen.staff.size === 0 && seen.residents.size === 0) cases.delete(caseId);
  };
  /** The queue shows who looks; only to those who may see the case. */
  const tellQueue = (caseId: string, facts: SightFacts): void => {
    const ids = who(caseId).staff.map((p) => p.id);
    for (const socket of staff.sockets.values())
      if (canSee(socket.data.actor, facts)) socket.emit('lookers', { caseId, ids });
  };
  const answerTyping = (caseId: string): void => {
    const one = [...(cases.get(caseId)?.staff.values() ?? [])].find((p) => p.typing === 'reply');
    residents
      .to(threadRoom(caseId))
      .emit('typing', { name: one?.name.split(' ')[0] ?? null, on: one !== undefined });
  };
  return {
    enter: (socket: StaffSocket, caseId: string, facts: SightFacts): void => {
      const { id, name } = socket.data.actor;
      seenIn(caseId).staff.set(socket.id, { id, name, typing: null });
      tell(caseId);
      tellQueue(caseId, facts);
    },
    leave: (socket: StaffSocket, caseId: string, facts: SightFacts): void => {
      const wasTyping = cases.get(caseId)?.staff.get(socket.id)?.typing === 'reply';
      cases.get(caseId)?.staff.delete(socket.id);
      tellQueue(caseId, facts);
      if (wasTyping) answerTyping(caseId);
      tell(caseId);
    },
    types: (socket: StaffSocket, caseId: string, typing: Typing): void => {
      const mine = cases.get(caseId)?.staff.get(socket.id);
      if (!mine || mine.typing === typing) return;
      mine.typing = typing;
      tell(caseId);
      answerTyping(caseId);
    },
    residentEnters: (socketId: string, caseId: string): void => {
      seenIn(caseId).residents.set(socketId, { typing: false });
      tell(caseId);
    },
    residentLeaves: (socketId: string, caseId: string): void => {
      cases.get(caseId)?.residents.delete(socketId);
      tell(caseId);
    },
    residentTypes: (socketId: string, caseId: string, on: boolean): void => {
      const mine = cases.get(caseId)?.residents.get(socketId);
      if (!mine || mine.typing === on) return;
      mine.typing = on;
      tell(caseId);
    },
    who,
  };
}
export type PresenceBook = ReturnType<typeof makePresence>;

/** What is remembered: per case, the open screens and what is typed on them. */
function makeBook() {
  const cases = new Map<string, Seen>();
  return {
    cases,
    seenIn: (caseId: string): Seen => {
      const found = cases.get(caseId) ?? { staff: new Map(), residents: new Map() };
      cases.set(caseId, found);
      return found;
    },
    who: (caseId: string): Presence => {
      const seen = cases.get(caseId);
      const people = new Map<string, Typing>();
      for (const { id, typing } of seen?.staff.values() ?? [])
        people.set(id, typing ?? people.get(id) ?? null);
      const there = [...(seen?.residents.values() ?? [])];
      return {
        caseId,
        staff: [...people].map(([id, typing]) => ({ id, typing })),
        resident: { here: there.length > 0, typing: there.some((r) => r.typing) },
      };
    },
  };
}
