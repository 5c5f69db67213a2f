// A desk with its real feed and real sockets in this process, and ears that keep every frame they hear.
import { getRequestListener } from '@hono/node-server';
import { hashPassword } from 'better-auth/crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { v7 as uuid } from 'uuid';
import { afterAll } from 'vitest';
import { makeApp } from '../../apps/server/src/app.ts';
import { assemble } from '../../apps/server/src/assemble.ts';
import { startSockets } from '../../apps/server/src/realtime/sockets.ts';
import { readConfig } from '../../apps/server/src/spine/config.ts';
import { epochOf } from '../../apps/server/src/spine/epoch.ts';
import { startFeed } from '../../apps/server/src/spine/feed.ts';
import { log } from '../../apps/server/src/spine/log.ts';
import { openWriting } from '../../apps/server/src/spine/write.ts';
import { until } from './until.ts';
import type { World } from './world.ts';

const secret = 'y'.repeat(43);
/** The password of everyone who signs in here. */
export const livePassword = 'Ett-gott-lösenord-1';
export type Frame = { word: string; what: Record<string, unknown>; at: number };
export type Live = Awaited<ReturnType<typeof openLive>>;

/** Opens the desk on a free port. Everything said and done in it goes the way it goes in service. */
export async function openLive(world: World) {
  log.level = 'silent';
  const feed = await startFeed(world.db, world.url);
  openWriting(world.db, feed.wake);
  const keys = {
    authSecret: secret,
    hmacSecret: secret,
    postgresAdminPassword: secret,
    postgresAppPassword: secret,
  };
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = readConfig({ NODE_ENV: 'test', PUBLIC_URL: base });
  const parts = assemble({ config, db: world.db, feed, keys });
  const origins = new Set([base]);
  const app = makeApp({
    db: world.db,
    doors: parts.doors,
    routes: parts.routes,
    origins,
    trustProxy: 0,
    hashSecret: secret,
    publicUrl: base,
    checkReplies: true,
    ready: parts.ready,
  });
  const api = getRequestListener(app.fetch);
  server.on('request', (request, response) => {
    if (!(request.url ?? '').startsWith('/socket.io')) void api(request, response);
  });
  const sockets = startSockets(server, {
    db: world.db,
    feed,
    origins,
    epoch: epochOf(),
    ...parts.realtime,
  });
  const open = new Set<Socket>();
  afterAll(async () => {
    for (const socket of open) socket.close();
    await sockets.stop();
    await feed.stop();
    await parts.stop();
  });
  const hash = await hashPassword(livePassword);

  /** Gives an account of the world a session, and returns the cookie of it. */
  const signIn = async (id: string): Promise<string> => {
    const { email, name } = await world.db.staff.findUniqueOrThrow({ where: { id } });
    if ((await world.db.authUser.count({ where: { id } })) === 0) {
      await world.db.authUser.create({ data: { id, email, name, emailVerified: true } });
      await world.db.authAccount.create({
        data: { id: uuid(), accountId: id, providerId: 'credential', userId: id, password: hash },
      });
    }
    const answer = await fetch(`${base}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: base },
      body: JSON.stringify({ email, password: livePassword }),
    });
    if (answer.status !== 201) throw new Error(`no session: ${await answer.text()}`);
    return answer.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ');
  };
  const listen = (
    space: string,
    how: { headers?: Record<string, string>; token?: string; transport?: 'websocket' | 'polling' },
  ): Ear => {
    const socket = io(`${base}${space}`, {
      forceNew: true,
      reconnection: false,
      transports: [how.transport ?? 'websocket'],
      extraHeaders: { ...how.headers },
      ...(how.token === undefined ? {} : { auth: { token: how.token } }),
    });
    open.add(socket);
    return new Ear(socket);
  };
  return {
    base,
    feed,
    signIn,
    listen,
    connected: sockets.connected,
    /** A colleague's screen, connected. */
    staff: async (id: string): Promise<Ear> => {
      const cookie = await signIn(id);
      const ear = listen('/staff', { headers: { cookie, origin: base } });
      await ear.joined();
      return Object.assign(ear, { cookie });
    },
    resident: async (token: string, transport: 'websocket' | 'polling' = 'websocket') => {
      const ear = listen('/resident', { token, transport });
      await ear.joined();
      return ear;
    },
    /** Starts a chat as anyone can, and returns its case and token. */
    chat: async (text = 'Hej, när hämtas soporna?') => {
      const answer = await fetch(`${base}/api/v1/chats`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': uuid() },
        body: JSON.stringify({ text }),
      });
      if (answer.status !== 201) throw new Error(`no chat: ${await answer.text()}`);
      const { token, thread } = (await answer.json()) as {
        token: string;
        thread: { number: string };
      };
      const kase = await world.db.case.findUniqueOrThrow({ where: { number: thread.number } });
      return { token, id: kase.id };
    },
    /** Returns when everything committed has been handed to every reader. */
    settled: () =>
      until('the feed has handed everything on', async () => {
        const waiting = await world.db.event.count({ where: { feedPos: null } });
        const head = await world.db.event.aggregate({ _max: { feedPos: true } });
        return waiting === 0 && Number(head._max.feedPos ?? 0) === feed.pos();
      }),
  };
}

/** A socket that remembers what it heard. */
export class Ear {
  readonly socket: Socket;
  readonly frames: Frame[] = [];
  cookie = '';
  refused: string | null = null;
  /** When it was cut off; Infinity before. */
  goneAt = Infinity;
  constructor(socket: Socket) {
    this.socket = socket;
    socket.onAny((word: string, what: Record<string, unknown>) =>
      this.frames.push({ word, what: what ?? {}, at: performance.now() }),
    );
    socket.on('disconnect', () => (this.goneAt = performance.now()));
    socket.on('connect_error', (error) => (this.refused = error.message));
  }
  /** @throws when it was turned away */
  async joined(): Promise<void> {
    await until('connected', () => this.socket.connected || this.refused !== null);
    if (this.refused !== null) throw new Error(`refused: ${this.refused}`);
  }
  heard(word: string, caseId?: string): Frame['what'][] {
    return this.frames
      .filter((f) => f.word === word && (caseId === undefined || f.what['caseId'] === caseId))
      .map((f) => f.what);
  }
  /** Types of the events heard, in order. */
  types(caseId?: string): string[] {
    return this.heard('event', caseId).map((e) => String(e['type']));
  }
  watch(caseId: unknown): Promise<Record<string, unknown>> {
    return this.socket.timeout(20_000).emitWithAck('watch', { caseId }) as Promise<
      Record<string, unknown>
    >;
  }
  /** A word and its answer: whatever the server said before, has come. */
  async sync(): Promise<void> {
    await this.watch('no case');
  }
  gone(): Promise<void> {
    return until('cut off', () => !this.socket.connected);
  }
}
