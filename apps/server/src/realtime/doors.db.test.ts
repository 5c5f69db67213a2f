// Who may connect, for how long, and what ill-formed or endless talk comes to.
import { connect } from 'node:net';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { livePassword, openLive, type Live } from '../../../../tests/support/sockets.ts';
import { until } from '../../../../tests/support/until.ts';
import { makeWorld, once, type World } from '../../../../tests/support/world.ts';
import { addNote } from '../features/cases/reply.ts';
import { givePassword } from '../features/staff/give-password.ts';
import { changeStaff } from '../../../../tests/support/change-staff.ts';
import type { Ctx, StaffActor } from '../spine/ctx.ts';
import { log } from '../spine/log.ts';

let world: World;
let live: Live;
let agent: Ctx<StaffActor>;
let admin: Ctx<StaffActor>;
let cookie: string;
beforeAll(async () => {
  world = await makeWorld();
  live = await openLive(world);
  agent = await world.staff('agent');
  admin = await world.staff('administrator');
  cookie = await live.signIn(agent.actor.id);
});

/** What a connection to a space comes to: `joined`, or why not. */
const attempt = async (
  space: string,
  transport: 'websocket' | 'polling',
  how: { headers?: Record<string, string>; token?: string },
): Promise<string> => {
  const ear = live.listen(space, { ...how, transport });
  return ear.joined().then(
    () => 'joined',
    (error: Error) => error.message,
  );
};

describe.each(['websocket', 'polling'] as const)('the door by %s', (transport) => {
  it('opens to the page of our own and to nobody foreign', async () => {
    const { base } = live;
    const tricks = ['https://evil.example', 'null', `${base}.evil.example`, `${base}@evil.example`];
    for (const origin of [...tricks, base.replace('http', 'https')])
      expect(await attempt('/staff', transport, { headers: { cookie, origin } })).not.toBe(
        'joined',
      );
    expect(await attempt('/staff', transport, { headers: { cookie, origin: base } })).toBe(
      'joined',
    );
  });

  it('refuses staff without an origin, and residents from a foreign one', async () => {
    expect(await attempt('/staff', transport, { headers: { cookie } })).toBe('refused: cross-site');
    const { token } = await live.chat();
    const foreign = { headers: { origin: 'https://evil.example' }, token };
    expect(await attempt('/resident', transport, foreign)).not.toBe('joined');
    expect(await attempt('/resident', transport, { token })).toBe('joined');
  });

  it('refuses no session, a made-up one, no token and a made-up one', async () => {
    const headers = { origin: live.base };
    const forged = { ...headers, cookie: 'entre.session_token=abc.def' };
    expect(await attempt('/staff', transport, { headers })).toBe('refused: unauthenticated');
    expect(await attempt('/staff', transport, { headers: forged })).toBe(
      'refused: unauthenticated',
    );
    expect(await attempt('/resident', transport, {})).toBe('refused: unauthenticated');
    expect(
      await attempt('/resident', transport, { token: `${agent.actor.id}.${'a'.repeat(43)}` }),
    ).toBe('refused: unauthenticated');
    expect(await attempt('/', transport, { headers: { cookie, ...headers } })).not.toBe('joined');
  });
});

describe('the end of a session', () => {
  it('closes its sockets within two seconds of signing out, and no other', async () => {
    const [one, other] = [await live.staff(agent.actor.id), await live.staff(agent.actor.id)];
    const out = await fetch(`${live.base}/api/v1/sessions/current`, {
      method: 'DELETE',
      headers: { cookie: one.cookie, origin: live.base },
    });
    expect(out.status).toBe(204);
    const done = performance.now();
    await one.gone();
    expect(one.goneAt - done).toBeLessThan(2000);
    await other.sync();
    expect(other.socket.connected).toBe(true);
    const again = { headers: { cookie: one.cookie, origin: live.base } };
    expect(await attempt('/staff', 'websocket', again)).toBe('refused: unauthenticated');
  });

  it('closes all sockets of a closed account within two seconds, and nothing is heard after', async () => {
    const who = await world.staff('agent');
    const { id } = await live.chat();
    const ear = await live.staff(who.actor.id);
    await ear.watch(id);
    await changeStaff(admin, who.actor.id, { disabled: true });
    const done = performance.now();
    await addNote(once(agent), id, 'Efter avslutet');
    await ear.gone();
    expect(ear.goneAt - done).toBeLessThan(2000);
    await live.settled();
    expect(ear.types(id)).not.toContain('note.added');
  });
});

describe('the end of rights', () => {
  const ends: [string, (id: string, cookie: string) => Promise<unknown>][] = [
    ['another role', (id) => changeStaff(admin, id, { roles: ['editor'] })],
    ['one role more', (id) => changeStaff(admin, id, { roles: ['agent', 'supervisor'] })],
    ['a given password', (id) => givePassword(admin, id)],
    ['a password changed elsewhere', (_, other) => changePassword(other)],
  ];
  /** Changes the password as the console does; returns the cookie of the new session. */
  const changePassword = async (at: string): Promise<string> => {
    const answer = await fetch(`${live.base}/api/v1/me/password`, {
      method: 'PUT',
      headers: { cookie: at, origin: live.base, 'content-type': 'application/json' },
      body: JSON.stringify({ current: livePassword, chosen: 'Onsdag på Trossö' }),
    });
    expect(answer.status).toBe(204);
    return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  };

  it.each(ends)('by %s: closed within two seconds, and nothing is heard after', async (_, end) => {
    const who = await world.staff('agent');
    const { id } = await live.chat();
    const ear = await live.staff(who.actor.id);
    const elsewhere = await live.signIn(who.actor.id);
    const colleague = await live.staff(agent.actor.id);
    await ear.watch(id);
    await end(who.actor.id, elsewhere);
    // Not before: a password is hashed with care, and that may take its time.
    const done = performance.now();
    const from = ear.frames.length;
    await addNote(once(agent), id, 'Efteråt');
    await ear.gone();
    expect(ear.goneAt - done).toBeLessThan(2000);
    await live.settled();
    expect(ear.frames.slice(from).filter((frame) => frame.what['caseId'] === id)).toEqual([]);
    for (const cookie of [ear.cookie, elsewhere])
      expect(await attempt('/staff', 'websocket', { headers: { cookie, origin: live.base } })).toBe(
        'refused: unauthenticated',
      );
    await colleague.sync();
    expect(colleague.socket.connected).toBe(true);
  });

  it('goes on in the session that changed its password, by its new cookie alone', async () => {
    const who = await world.staff('agent');
    const ear = await live.staff(who.actor.id);
    const anew = await changePassword(ear.cookie);
    await ear.gone();
    const joined = (cookie: string) =>
      attempt('/staff', 'websocket', { headers: { cookie, origin: live.base } });
    expect(await joined(ear.cookie)).toBe('refused: unauthenticated');
    expect(await joined(anew)).toBe('joined');
  });
});

describe('ill-formed talk', () => {
  it('is ignored, and the desk lives on for everyone', async () => {
    const { id } = await live.chat();
    const ear = await live.staff(agent.actor.id);
    const witness = await live.staff(admin.actor.id);
    const nonsense: unknown[] = [
      null,
      [],
      {},
      'x',
      7,
      { caseId: null },
      { caseId: [id] },
      { caseId: { toString: 'x' } },
      { caseId: id, more: 1 },
      { caseId: `${id}' OR 1=1 --` },
      { caseId: 'x'.repeat(40_000) },
      JSON.parse(`{"__proto__":{"caseId":"${id}"}}`),
      JSON.parse(`{"caseId":"${id}","constructor":{"prototype":{"x":1}}}`),
    ];
    const words = [
      'watch',
      'unwatch',
      'typing',
      'event',
      'row',
      'forget',
      'beat',
      'presence',
      'draining',
      '__proto__',
      'constructor',
      'hasOwnProperty',
      '',
    ];
    for (const word of words) for (const what of nonsense) ear.socket.emit(word, what);
    ear.socket.emit('watch');
    ear.socket.emit('watch', { caseId: id }, { not: 'a function' });
    ear.socket.emit('typing', { caseId: id, on: true, mode: 'shout' });
    for (const what of nonsense)
      expect(await ear.socket.timeout(5000).emitWithAck('watch', what)).toHaveProperty('problem');
    await ear.sync();
    expect(ear.socket.connected).toBe(true);
    const words_ = new Set(witness.frames.map((f) => f.word));
    for (const word of ['event', 'row', 'forget', 'draining']) expect(words_).not.toContain(word);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('in raw frames closes that one connection at most', async () => {
    const frames = [
      '40',
      '40/staff,',
      '42',
      '42[]',
      '42[null]',
      '2[{"toString":"foo"}]',
      '42["connect"]',
      '42["disconnect"]',
      '5999999-["x"]',
      '50-["x"]',
      '451-["x",{"_placeholder":true,"num":9}]',
      '4'.repeat(70_000),
      '42["a"'.repeat(500),
      '\u0000',
      '9',
      '43["x"]',
      '44{"message":"x"}',
      '41',
    ];
    for (const frame of frames) {
      const raw = new WebSocket(
        `${live.base.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`,
      );
      raw.on('error', () => undefined);
      await until('open', () => raw.readyState === WebSocket.OPEN);
      for (let i = 0; i < 20 && raw.readyState === WebSocket.OPEN; i++) raw.send(frame);
      raw.terminate();
    }
    for (const line of [
      'GET /socket.io/?EIO=99&transport=websocket',
      'GET /socket.io/?EIO=4&transport=websocket&sid=x',
      'POST /socket.io/?EIO=4&transport=polling',
      'GET /socket.io/?EIO=4&transport=webtransport',
    ]) {
      const tcp = connect(Number(new URL(live.base).port), '127.0.0.1');
      tcp.on('error', () => undefined);
      tcp.write(
        `${line} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\ncontent-length: 3\r\n\r\nab`,
      );
      const answered = () => tcp.bytesRead > 0 || tcp.destroyed || tcp.readableEnded;
      await until('answered', answered, 8_000).catch(() => undefined);
      tcp.resetAndDestroy();
    }
    const ear = await live.staff(agent.actor.id);
    await ear.sync();
    expect((await fetch(`${live.base}/healthz`)).status).toBe(200);
  });

  it('without end is cut off', async () => {
    const ear = await live.staff(agent.actor.id);
    for (let i = 0; i < 400; i++) ear.socket.emit('typing', null);
    await ear.gone();
    const { token } = await live.chat();
    const resident = await live.resident(token);
    for (let i = 0; i < 400; i++) resident.socket.emit('anything', i);
    await resident.gone();
  });
});

describe('a stalled reader', () => {
  /** A bare connection that watches a case, without the library: that one hangs up by itself when it hears no ping. */
  const watching = async (id: string) => {
    const headers = { cookie: await live.signIn(agent.actor.id), origin: live.base };
    const address = `${live.base.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const ws = new WebSocket(address, { headers });
    onTestFinished(() => ws.terminate());
    const heard: string[] = [];
    ws.on('message', (data: Buffer) => heard.push(data.toString()));
    const said = (begins: string) => heard.filter((frame) => frame.startsWith(begins));
    await until('open', () => ws.readyState === WebSocket.OPEN);
    ws.send('40/staff,');
    await until('joined', () => said('40/staff,').length > 0);
    ws.send(`42/staff,1["watch",{"caseId":"${id}"}]`);
    await until('watching', () => said('43/staff,1').length > 0);
    return { ws, notes: () => said('42/staff,["event"').filter((f) => f.includes('note.added')) };
  };

  it('is cut off, what waited for it is let go, and it catches up when it comes back', async () => {
    const { id } = await live.chat();
    const reads = await live.staff(admin.actor.id);
    const warned = vi.spyOn(log, 'warn');
    onTestFinished(() => warned.mockRestore());
    const cut = () => warned.mock.calls.some(([, said]) => said === 'a stalled reader was cut off');
    const { ws, notes } = await watching(id);
    ws.pause();
    // It says that it lives, and so is cut off for what waits for it and not for its silence, however slow all is.
    const pongs = setInterval(() => ws.send('3', () => undefined), 2000);
    onTestFinished(() => clearInterval(pongs));
    // A few large ones, so that what the kernel holds for the reader is soon full; then many small ones.
    let written = 0;
    for (; written < 1000 && !cut(); written++)
      await addNote(once(agent), id, written < 24 ? 'Lång rad. '.repeat(50_000) : 'Kort rad.');
    await until('cut off', cut);
    expect(reads.socket.connected).toBe(true);
    ws.resume();
    await until('gone', () => ws.readyState === WebSocket.CLOSED);
    expect(written - notes().length).toBeGreaterThan(50);
    const back = await live.staff(agent.actor.id);
    const { lastSeq } = await world.db.case.findUniqueOrThrow({ where: { id } });
    expect(await back.watch(id)).toMatchObject({ head: lastSeq });
  }, 240_000);
});
