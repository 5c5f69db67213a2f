// The sockets: who may connect, what they may say, and that they are told and let go in time.
import { residentSays, staffSays } from '@entre/contract/live';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import type { z } from 'zod';
import { visibleCases } from '../spine/access.ts';
import { log } from '../spine/log.ts';
import { startBeats } from './beats.ts';
import { makePresence } from './presence.ts';
import { makePublish } from './publish.ts';
import { keepSessions } from './sessions.ts';
import {
  caseRoom,
  staffRoom,
  threadRoom,
  type RealtimeParts,
  type ResidentSocket,
  type ResidentSpace,
  type StaffSocket,
  type StaffSpace,
} from './types.ts';

/** Words one socket may say in a minute before it is let go. */
const WORDS_A_MINUTE = 300;

export type Realtime = { stop: () => Promise<void> };

/** Starts both namespaces on the server that carries HTTP too. */
export function startSockets(server: HttpServer, parts: RealtimeParts): Realtime {
  const io = new Server(server, {
    transports: ['websocket', 'polling'],
    // Recovery skips the doors by default, and the feed makes it needless.
    perMessageDeflate: false,
    maxHttpBufferSize: 64 * 1024,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    connectTimeout: 10_000,
    serveClient: false,
    allowRequest: (request, decide) => {
      // CORS does not cover WebSocket; a foreign page is turned away here.
      const { origin } = request.headers;
      decide(null, origin === undefined || parts.origins.has(origin));
    },
  });
  io.engine.on('connection', (raw: { request: unknown }) => {
    raw.request = null;
  });
  const staff = io.of('/staff') as unknown as StaffSpace;
  const residents = io.of('/resident') as unknown as ResidentSpace;
  const presence = makePresence(staff, residents);
  openStaff(staff, parts, presence);
  openResidents(residents, parts, presence);
  parts.feed.read(makePublish(parts, staff, residents));
  parts.feed.read(keepSessions(parts, staff));
  const beats = startBeats(parts, staff, residents);
  return {
    stop: async () => {
      staff.emit('draining');
      residents.emit('draining');
      beats.stop();
      await io.close();
    },
  };
}

/** A browser's own page says so in Origin (WebSocket) or Fetch Metadata (polling); nothing else carries a cookie here. */
const ownPage = (request: Pick<IncomingMessage, 'headers'>, parts: RealtimeParts): boolean =>
  parts.origins.has(request.headers.origin ?? '') ||
  request.headers['sec-fetch-site'] === 'same-origin';

function openStaff(
  space: StaffSpace,
  parts: RealtimeParts,
  presence: ReturnType<typeof makePresence>,
): void {
  space.use((socket, next) => {
    const headers = new Headers({ cookie: socket.handshake.headers.cookie ?? '' });
    if (!ownPage(socket.handshake, parts)) return next(new Error('cross-site'));
    parts.doors.staff(headers).then(
      (actor) => {
        if (!actor) return next(new Error('unauthenticated'));
        socket.data.actor = actor;
        socket.data.watching = new Map();
        next();
      },
      () => next(new Error('unavailable')),
    );
  });
  space.on('connection', (socket) => {
    void socket.join(staffRoom(socket.data.actor.id));
    limitWords(socket);
    socket.on('watch', (input, ack) => void watch(socket, input, ack, parts, presence));
    socket.on('unwatch', (input) => {
      const said = parse(staffSays.unwatch, input);
      const facts = said && socket.data.watching.get(said.caseId);
      if (!said || !facts) return;
      void socket.leave(caseRoom(said.caseId));
      socket.data.watching.delete(said.caseId);
      presence.leave(socket, said.caseId, facts);
    });
    socket.on('typing', (input) => {
      const said = parse(staffSays.typing, input);
      if (said && socket.data.watching.has(said.caseId))
        presence.types(socket, said.caseId, said.on ? said.mode : null);
    });
    socket.on('disconnect', () => {
      for (const [caseId, facts] of socket.data.watching) presence.leave(socket, caseId, facts);
    });
  });
}

/** Joins first and reads the head then: what happens in between comes twice rather than never. */
async function watch(
  socket: StaffSocket,
  input: unknown,
  ack: unknown,
  parts: RealtimeParts,
  presence: ReturnType<typeof makePresence>,
): Promise<void> {
  const answer = typeof ack === 'function' ? (ack as (value: unknown) => void) : () => undefined;
  const said = parse(staffSays.watch, input);
  if (!said) return answer({ problem: 'invalid' });
  const { caseId } = said;
  const seen = visibleCases(socket.data.actor);
  try {
    const find = () => parts.db.case.findFirst({ where: { AND: [{ id: caseId }, seen] } });
    const first = socket.data.actor.permissions.has('case.read') ? await find() : null;
    if (!first) return answer({ problem: 'not-found' });
    await socket.join(caseRoom(caseId));
    socket.data.watching.set(caseId, parts.views.sight(first));
    const kase = await find();
    if (!kase) {
      await socket.leave(caseRoom(caseId));
      socket.data.watching.delete(caseId);
      return answer({ problem: 'not-found' });
    }
    answer({ caseId, head: kase.lastSeq, epoch: parts.epoch });
    presence.enter(socket, caseId, parts.views.sight(kase));
    socket.volatile.emit('presence', presence.who(caseId));
  } catch (error) {
    log.warn({ err: error }, 'watch failed');
    answer({ problem: 'unavailable' });
  }
}

function openResidents(
  space: ResidentSpace,
  parts: RealtimeParts,
  presence: ReturnType<typeof makePresence>,
): void {
  space.use((socket, next) => {
    const { token } = socket.handshake.auth as { token?: unknown };
    if (typeof token !== 'string') return next(new Error('unauthenticated'));
    parts.doors.resident(token).then(
      (actor) => {
        if (!actor) return next(new Error('unauthenticated'));
        socket.data.actor = actor;
        next();
      },
      () => next(new Error('unavailable')),
    );
  });
  space.on('connection', (socket) => {
    const { caseId } = socket.data.actor;
    void socket.join(threadRoom(caseId));
    limitWords(socket);
    presence.residentEnters(socket.id, caseId);
    socket.on('typing', (input) => {
      const said = parse(residentSays.typing, input);
      if (said && socket.data.actor.permissions.has('chat.type'))
        presence.residentTypes(socket.id, caseId, said.on);
    });
    socket.on('disconnect', () => presence.residentLeaves(socket.id, caseId));
  });
}

const parse = <S extends z.ZodType>(schema: S, input: unknown): z.output<S> | null => {
  const parsed = schema.safeParse(input);
  return parsed.success ? parsed.data : null;
};

function limitWords(of: StaffSocket | ResidentSocket): void {
  // The two kinds differ in words; here only their number counts.
  const socket = of as StaffSocket;
  let words = 0;
  const reset = setInterval(() => (words = 0), 60_000).unref();
  socket.onAny(() => {
    if (++words <= WORDS_A_MINUTE) return;
    log.warn({ actor: socket.data.actor.kind }, 'a socket said too much and was let go');
    socket.disconnect(true);
  });
  socket.on('disconnect', () => clearInterval(reset));
}
