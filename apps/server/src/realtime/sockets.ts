// The sockets: who may connect, what they may say, and that they are told and let go in time.
import { residentSays, staffSays } from '@entre/contract/live';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { log } from '../spine/log.ts';
import { startBeats, type Beats } from './beats.ts';
import { makePresence, type PresenceBook } from './presence.ts';
import { makePublish } from './publish.ts';
import { keepSessions, type Sessions } from './sessions.ts';
import { keepTokens } from './tokens.ts';
import {
  parse,
  staffRoom,
  threadRoom,
  type RealtimeParts,
  type ResidentSocket,
  type ResidentSpace,
  type StaffSocket,
  type StaffSpace,
} from './types.ts';
import { letGo, openWatching } from './watch.ts';

/** Words one socket may say in a minute before it is let go. */
const WORDS_A_MINUTE = 300;

export type Realtime = {
  /** Screens connected now, of staff and of residents. */
  connected: () => { staff: number; residents: number };
  stop: () => Promise<void>;
};

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
  // The nameless space has no door and nothing behind it: nobody stays there.
  io.use((_, next) => next(new Error('unauthenticated')));
  const staff = io.of('/staff') as unknown as StaffSpace;
  const residents = io.of('/resident') as unknown as ResidentSpace;
  const presence = makePresence(staff, residents);
  const sessions = keepSessions(parts, staff, presence);
  const beats = startBeats(parts, staff, residents);
  openStaff(staff, parts, presence, sessions, beats);
  openResidents(residents, parts, presence);
  const tokens = keepTokens(parts, residents);
  // Rights first: what else happened in the same batch is told to those who have them now.
  parts.feed.read(sessions.read);
  parts.feed.read(tokens.read);
  parts.feed.read(makePublish(parts, staff, residents, presence));
  return {
    connected: () => ({ staff: staff.sockets.size, residents: residents.sockets.size }),
    stop: async () => {
      staff.emit('draining');
      residents.emit('draining');
      beats.stop();
      sessions.stop();
      tokens.stop();
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
  presence: PresenceBook,
  sessions: Sessions,
  beats: Beats,
): void {
  space.use((socket, next) => {
    const headers = new Headers({ cookie: socket.handshake.headers.cookie ?? '' });
    if (!ownPage(socket.handshake, parts)) return next(new Error('cross-site'));
    parts.doors.staff(headers).then(
      (actor) => {
        if (!actor) return next(new Error('unauthenticated'));
        socket.data.actor = actor;
        socket.data.watching = new Map();
        socket.data.toldFrom = null;
        socket.data.turn = Promise.resolve();
        next();
      },
      () => next(new Error('unavailable')),
    );
  });
  space.on('connection', (socket) => {
    void socket.join(staffRoom(socket.data.actor.id));
    settle(socket);
    openWatching(socket, parts, presence);
    // Between the door and here the account may have changed; nobody would look again for a minute.
    void sessions.renew(socket);
    beats.greet(socket);
    socket.on('typing', (input) => {
      const said = parse(staffSays.typing, input);
      if (said && socket.data.watching.has(said.caseId))
        presence.types(socket, said.caseId, said.on ? said.mode : null);
    });
    socket.on('disconnect', () => {
      for (const caseId of [...socket.data.watching.keys()]) letGo(socket, caseId, presence);
    });
  });
}

function openResidents(space: ResidentSpace, parts: RealtimeParts, presence: PresenceBook): void {
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
    settle(socket);
    presence.residentEnters(socket.id, caseId);
    socket.on('typing', (input) => {
      const said = parse(residentSays.typing, input);
      if (said && socket.data.actor.permissions.has('chat.type'))
        presence.residentTypes(socket.id, caseId, said.on);
    });
    socket.on('disconnect', () => presence.residentLeaves(socket.id, caseId));
  });
}

function settle(of: StaffSocket | ResidentSocket): void {
  // The two kinds differ in words; here only their number counts.
  const socket = of as StaffSocket;
  // The first request is kept by the library for as long as the socket lives. Not earlier: the door reads its cookie.
  (socket.conn as { request: unknown }).request = null;
  let words = 0;
  const reset = setInterval(() => (words = 0), 60_000).unref();
  socket.onAny(() => {
    if (++words <= WORDS_A_MINUTE) return;
    log.warn({ actor: socket.data.actor.kind }, 'a socket said too much and was let go');
    socket.disconnect(true);
  });
  socket.on('disconnect', () => clearInterval(reset));
}
