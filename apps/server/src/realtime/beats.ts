// The beat: every 15 s each screen hears the heads of what it shows, so that even a lost last frame is noticed.
import { BEAT_SECONDS } from '@entre/contract/live';
import { log } from '../spine/log.ts';
import type {
  RealtimeParts,
  ResidentSocket,
  ResidentSpace,
  StaffSocket,
  StaffSpace,
} from './types.ts';

/** Frames waiting for a reader that no longer reads; more and it is cut off, to come back and catch up. */
const STALLED_PACKETS = 200;
const LOOK_MS = 1000;
/** A database that takes longer than this is said not to answer: the beat must come in time. */
const PATIENCE_MS = 3000;

const patience = (): Promise<null> =>
  new Promise((done) => setTimeout(() => done(null), PATIENCE_MS).unref());

export type Beats = {
  /** A screen that has just come in: where the feed is, so that it can ask for what it missed on the way. */
  greet: (socket: StaffSocket) => void;
  stop: () => void;
};

export function startBeats(
  parts: RealtimeParts,
  staff: StaffSpace,
  residents: ResidentSpace,
): Beats {
  const beats = setInterval(
    () => void beat(parts, [...staff.sockets.values()], [...residents.sockets.values()]),
    BEAT_SECONDS * 1000,
  );
  const looks = setInterval(() => {
    for (const space of [staff, residents])
      for (const socket of space.sockets.values()) {
        const { writeBuffer } = socket.conn as unknown as { writeBuffer: unknown[] };
        if (writeBuffer.length <= STALLED_PACKETS) continue;
        log.warn({ waiting: writeBuffer.length }, 'a stalled reader was cut off');
        socket.disconnect(true);
        // Without discarding, closing would wait for what the reader never takes.
        socket.conn.close(true);
      }
  }, LOOK_MS);
  return {
    greet: (socket) => void beat(parts, [socket], []),
    stop: () => {
      clearInterval(beats);
      clearInterval(looks);
    },
  };
}

/** Tells these screens the heads of what they show, and where the feed is: read after they came in, never before. */
async function beat(
  parts: RealtimeParts,
  staff: readonly StaffSocket[],
  residents: readonly ResidentSocket[],
): Promise<void> {
  const ids = new Set<string>();
  for (const s of staff) for (const id of s.data.watching.keys()) ids.add(id);
  for (const s of residents) ids.add(s.data.actor.caseId);
  const read = parts.db.case
    .findMany({
      where: { id: { in: [...ids] } },
      select: { id: true, lastSeq: true, lastPubSeq: true },
    })
    .then(
      (found) => new Map(found.map((c) => [c.id, c])),
      () => null,
    );
  const heads = await Promise.race([read, patience()]);
  const { epoch } = parts;
  const db = heads !== null;
  for (const socket of staff) {
    const mine = [...socket.data.watching.keys()].flatMap((id) => heads?.get(id) ?? []);
    socket.emit('beat', {
      epoch,
      pos: parts.feed.pos(),
      heads: Object.fromEntries(mine.map((c) => [c.id, c.lastSeq])),
      db,
    });
  }
  for (const socket of residents)
    socket.emit('beat', {
      epoch,
      head: heads?.get(socket.data.actor.caseId)?.lastPubSeq ?? 0,
      db,
    });
}
