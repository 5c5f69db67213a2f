// Watching a case: joining its room within sight, and leaving it for any reason there is.
import { staffSays } from '@entre/contract/live';
import { canSee, visibleCases } from '../spine/access.ts';
import { log } from '../spine/log.ts';
import type { PresenceBook } from './presence.ts';
import { caseRoom, parse, type RealtimeParts, type StaffSocket } from './types.ts';

type Answer = (value: unknown) => void;

/** Opens `watch` and `unwatch` on a socket. */
export function openWatching(
  socket: StaffSocket,
  parts: RealtimeParts,
  presence: PresenceBook,
): void {
  const inTurn = (act: () => Promise<void> | void): void => {
    socket.data.turn = socket.data.turn.then(act);
  };
  socket.on('watch', (input: unknown, ack: unknown) => {
    const answer = typeof ack === 'function' ? (ack as Answer) : () => undefined;
    inTurn(() =>
      watch(socket, input, answer, parts, presence).catch((error: unknown) => {
        log.warn({ err: error }, 'watch failed');
        answer({ problem: 'unavailable' });
      }),
    );
  });
  socket.on('unwatch', (input) => {
    const said = parse(staffSays.unwatch, input);
    if (said) inTurn(() => void letGo(socket, said.caseId, presence));
  });
}

/** Joins first and reads the head then: what happens in between comes twice rather than never. */
async function watch(
  socket: StaffSocket,
  input: unknown,
  answer: Answer,
  parts: RealtimeParts,
  presence: PresenceBook,
): Promise<void> {
  const said = parse(staffSays.watch, input);
  if (!said) return answer({ problem: 'invalid' });
  const { caseId } = said;
  const find = () =>
    parts.db.case.findFirst({ where: { AND: [{ id: caseId }, visibleCases(socket.data.actor)] } });
  const { watching } = socket.data;
  const first = await find();
  // Who left meanwhile is in no room any more, and must not be put back into one.
  if (!socket.connected) return;
  if (!first || !canSee(socket.data.actor, parts.views.sight(first)))
    return answer({ problem: 'not-found' });
  void socket.join(caseRoom(caseId));
  watching.set(caseId, { facts: parts.views.sight(first), seq: first.lastSeq });
  const kase = await find();
  if (!socket.connected) return;
  // The second look may have been overtaken by a change that took the case away.
  if (!kase || !watching.has(caseId) || !canSee(socket.data.actor, parts.views.sight(kase))) {
    letGo(socket, caseId, presence);
    return answer({ problem: 'not-found' });
  }
  answer({ caseId, head: kase.lastSeq, epoch: parts.epoch });
  presence.enter(socket, caseId, parts.views.sight(kase));
  socket.emit('presence', presence.who(caseId));
}

/** Leaves a case at once: the room, the books, and the list of those who look. */
export function letGo(socket: StaffSocket, caseId: string, presence: PresenceBook): boolean {
  const watched = socket.data.watching.get(caseId);
  if (!watched) return false;
  void socket.leave(caseRoom(caseId));
  socket.data.watching.delete(caseId);
  presence.leave(socket, caseId, watched.facts);
  return true;
}

/** Lets a case go because it left the sight of whoever watched it, and says so. */
export function forget(socket: StaffSocket, caseId: string, presence: PresenceBook): void {
  if (letGo(socket, caseId, presence)) socket.emit('forget', { caseId });
}
