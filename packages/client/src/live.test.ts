// Live screens against a fake line: holes are fetched, losses noticed, hammering stopped, asking takes over.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CaseSnapshot } from '@entre/contract/cases';
import type { CaseEvent, PublicEvent } from '@entre/contract/events';
import type { Thread } from '@entre/contract/chats';
import { applyCase } from './apply.ts';
import { FakeWire } from './fake-wire.ts';
import { ApiError, type Http } from './http.ts';
import { liveResident } from './live-resident.ts';
import { liveStaff, type CaseSink } from './live-staff.ts';
import { caseEvent, id, publicEvent, row, snapshot, thread } from './samples.ts';

const problem = (status: number, code: string) =>
  new ApiError({ type: '', title: '', status, code, detail: '', requestId: 'r' });

/** A server of one case and one thread; a test adds to its events and may break it. */
class FakeServer {
  epoch = 'e1';
  events: CaseEvent[] = [];
  thread: PublicEvent[] = [];
  calls: string[] = [];
  fail: ApiError | null = null;
  feed: unknown = { epoch: 'e1', pos: 0, rows: [], gone: [] };

  readonly http = (async (key: string, input?: { query?: { after?: number; epoch?: string } }) => {
    this.calls.push(key);
    if (this.fail) throw this.fail;
    const after = input?.query?.after ?? 0;
    const old = input?.query?.epoch !== undefined && input.query.epoch !== this.epoch;
    if (key.endsWith('/events') && old) throw problem(410, 'resync');
    if (key === 'GET /cases/{id}') return this.case();
    if (key === 'GET /cases/{id}/events')
      return {
        epoch: this.epoch,
        head: this.events.length,
        events: this.events.slice(after, after + 500),
      };
    if (key === 'GET /chats/current') return this.chat();
    if (key === 'GET /chats/current/events')
      return { epoch: this.epoch, head: this.thread.length, events: this.thread.slice(after) };
    if (key === 'GET /feed') return this.feed;
    throw new Error(key);
  }) as unknown as Http;

  case(): CaseSnapshot {
    const start = { ...snapshot(), epoch: this.epoch };
    return this.events.reduce((s, e) => applyCase(s, e).state, start);
  }
  chat(): Thread {
    return thread({ epoch: this.epoch, head: this.thread.length, events: [...this.thread] });
  }
  count(key: string) {
    return this.calls.filter((k) => k === key).length;
  }
}

const settle = () => vi.advanceTimersByTimeAsync(1);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a watched case', () => {
  const open = () => {
    const server = new FakeServer();
    const fake = new FakeWire();
    const states: string[] = [];
    const live = liveStaff({
      base: '',
      http: server.http,
      wire: fake.wire(),
      onState: (s) => states.push(s),
    });
    let shown: CaseSnapshot | null = null;
    const told: string[] = [];
    const sink: CaseSink = {
      show: (s) => (shown = s),
      lost: (e) => told.push(`lost ${e.code}`),
      stuck: () => told.push('stuck'),
      forget: () => told.push('forget'),
    };
    const head = () => shown?.case.head ?? -1;
    return { server, fake, live, sink, states, told, head, shown: () => shown };
  };

  test('joins, then fetches up to the head; frames that came meanwhile are not lost', async () => {
    const { server, fake, live, sink, head } = open();
    server.events = [caseEvent(1), caseEvent(2)];
    fake.answer = { caseId: id(1), head: 3, epoch: 'e1' };
    live.watch(id(1), sink);
    fake.up();
    server.events.push(caseEvent(3), caseEvent(4));
    fake.says('event', caseEvent(4));
    await settle();
    expect(head()).toBe(4);
    expect(fake.said[0]).toEqual({ word: 'watch', input: { caseId: id(1) } });
    live.close();
  });

  test('a hole is fetched once however many frames tell of it', async () => {
    const { server, fake, live, sink, head } = open();
    fake.up();
    live.watch(id(1), sink);
    await settle();
    server.events = [1, 2, 3, 4, 5].map((n) => caseEvent(n));
    const before = server.count('GET /cases/{id}/events');
    for (const n of [3, 4, 5]) fake.says('event', caseEvent(n));
    await settle();
    expect(head()).toBe(5);
    expect(server.count('GET /cases/{id}/events') - before).toBeLessThanOrEqual(2);
    live.close();
  });

  test('a lost last event shows on the beat', async () => {
    const { server, fake, live, sink, head } = open();
    fake.up();
    live.watch(id(1), sink);
    await settle();
    server.events = [caseEvent(1)];
    fake.says('beat', { epoch: 'e1', pos: 0, heads: { [id(1)]: 1 }, db: true });
    await settle();
    expect(head()).toBe(1);
    live.close();
  });

  test('tells that a case is delayed while nothing answers, and shows it when it does', async () => {
    const { server, fake, live, sink, told, head } = open();
    const delayed = vi.fn();
    server.fail = new ApiError(null);
    live.watch(id(1), { ...sink, delayed });
    await settle();
    expect(delayed).toHaveBeenCalled();
    expect([head(), told]).toEqual([-1, []]);
    server.fail = null;
    fake.up();
    await settle();
    expect(head()).toBe(0);
    live.close();
  });

  test('another epoch starts over with a fresh snapshot', async () => {
    const { server, fake, live, sink, shown } = open();
    fake.up();
    server.events = [1, 2, 3].map((n) => caseEvent(n));
    live.watch(id(1), sink);
    await settle();
    server.epoch = 'e2';
    server.events = [caseEvent(1, { set: { subject: 'restored' } })];
    fake.says('beat', { epoch: 'e2', pos: 0, heads: { [id(1)]: 1 }, db: true });
    await settle();
    expect(shown()?.case).toMatchObject({ head: 1, subject: 'restored' });
    live.close();
  });

  test('stops and reports when it keeps falling behind, and goes on when asked', async () => {
    const { server, fake, live, sink, told, head } = open();
    fake.up();
    live.watch(id(1), sink);
    await settle();
    for (let i = 0; i < 12; i++) {
      fake.says('beat', { epoch: 'e1', pos: 0, heads: { [id(1)]: 99 }, db: true });
      await settle();
    }
    expect(told).toEqual(['stuck']);
    expect(server.count('GET /cases/{id}/events')).toBeLessThan(12);
    server.events = [caseEvent(1)];
    live.again(id(1));
    await settle();
    expect(head()).toBe(1);
    live.close();
  });

  test('what may not be read is reported, what passes is tried again', async () => {
    const { server, live, sink, told, head } = open();
    server.fail = problem(503, 'unavailable');
    live.watch(id(1), sink);
    await vi.advanceTimersByTimeAsync(2000);
    expect(told).toEqual([]);
    server.fail = null;
    await vi.advanceTimersByTimeAsync(31_000);
    expect(head()).toBe(0);
    server.fail = problem(404, 'not-found');
    live.watch(id(2), sink);
    await settle();
    expect(told).toEqual(['lost not-found']);
    live.close();
  });

  test('two missed beats and it is not live; asking takes over, then live again', async () => {
    const { server, fake, live, sink, states, head } = open();
    fake.up();
    live.watch(id(1), sink);
    live.rows({ row: () => undefined, reload: () => undefined });
    await settle();
    expect(live.state).toBe('live');
    await vi.advanceTimersByTimeAsync(36_000);
    expect(live.state).toBe('not-live');
    server.events = [caseEvent(1)];
    await vi.advanceTimersByTimeAsync(5_100);
    expect(head()).toBe(1);
    const before = server.count('GET /feed');
    fake.up();
    expect(states).toEqual(['live', 'not-live', 'live']);
    await settle();
    for (let i = 0; i < 4; i++) {
      fake.says('beat', { epoch: 'e1', pos: 0, heads: {}, db: true });
      await vi.advanceTimersByTimeAsync(15_000);
    }
    expect(server.count('GET /feed') - before).toBe(1);
    live.close();
  });

  test('rows: told, caught up on a beat ahead, reloaded when too far behind', async () => {
    const { server, fake, live } = open();
    const heard: string[] = [];
    live.rows({
      row: (c) => heard.push(`${c.row === null ? 'gone' : 'row'} ${c.caseId}`),
      reload: () => heard.push('reload'),
    });
    fake.up();
    fake.says('beat', { epoch: 'e1', pos: 2, heads: {}, db: true });
    await settle();
    expect(heard).toEqual(['reload']);
    fake.says('row', { caseId: id(7), row: row({ id: id(7) }), from: 2, pos: 3 });
    server.feed = { epoch: 'e1', pos: 5, rows: [row({ id: id(8) })], gone: [id(9)] };
    fake.says('beat', { epoch: 'e1', pos: 5, heads: {}, db: true });
    await settle();
    expect(heard.slice(1)).toEqual([`row ${id(7)}`, `row ${id(8)}`, `gone ${id(9)}`]);
    fake.says('reload');
    expect(heard.splice(4)).toEqual(['reload']);
    server.fail = problem(410, 'resync');
    fake.says('beat', { epoch: 'e1', pos: 900, heads: {}, db: true });
    await settle();
    expect(heard.at(-1)).toBe('reload');
    live.close();
  });
});

test('what was fetched before the line was there is asked for when it is, the first time as any other', async () => {
  const server = new FakeServer();
  const fake = new FakeWire();
  const live = liveStaff({ base: '', http: server.http, wire: fake.wire(), onState: () => {} });
  const heard: string[] = [];
  live.rows({ row: () => undefined, reload: () => heard.push('rows') });
  live.on('changed', (topic) => heard.push(topic));
  const topics = ['now', 'visits', 'articles', 'staff', 'contacts'];
  fake.up();
  expect(heard).toEqual(topics);
  fake.says('beat', { epoch: 'e1', pos: 7, heads: {}, db: true });
  expect(heard.splice(0)).toEqual([...topics, 'rows']);
  fake.up();
  expect(heard).toEqual(topics);
  // Not the first time: of a feed whose place is not known there is nothing to ask.
  expect(server.count('GET /feed')).toBe(1);
  live.close();
});

describe('the network comes back', () => {
  const away = async () => {
    const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    const browser = { onLine: true };
    const window = new EventTarget();
    vi.stubGlobal('window', window);
    vi.stubGlobal('document', page);
    vi.stubGlobal('navigator', browser);
    const server = new FakeServer();
    const fake = new FakeWire();
    const live = liveStaff({ base: '', http: server.http, wire: fake.wire(), onState: () => {} });
    live.rows({ row: () => undefined, reload: () => undefined });
    fake.up();
    await settle();
    browser.onLine = false;
    fake.connected = false;
    fake.waiting = true;
    window.dispatchEvent(new Event('offline'));
    fake.says('disconnect', 'transport close');
    expect(live.state).toBe('offline');
    browser.onLine = true;
    return { server, fake, live, page, window };
  };
  afterEach(() => void vi.unstubAllGlobals());

  test('it connects at once, whatever it waits for, and asks until it is live', async () => {
    const { server, fake, live, window } = await away();
    const [connects, asked] = [fake.connects, server.count('GET /feed')];
    window.dispatchEvent(new Event('online'));
    expect(fake.connects).toBe(connects + 1);
    expect(live.state).toBe('not-live');
    await vi.advanceTimersByTimeAsync(11_000);
    expect(server.count('GET /feed') - asked).toBeGreaterThanOrEqual(2);
    fake.up();
    expect(live.state).toBe('live');
    live.close();
  });

  test('a tab that is seen again connects at once too, and a connected one is left alone', async () => {
    const { fake, live, page } = await away();
    const connects = fake.connects;
    page.dispatchEvent(new Event('visibilitychange'));
    expect(fake.connects).toBe(connects + 1);
    fake.up();
    page.dispatchEvent(new Event('visibilitychange'));
    expect(live.state).toBe('live');
    expect(fake.connects).toBe(connects + 1);
    live.close();
  });
});

test('nobody who lists cases: the feed is not asked', async () => {
  const server = new FakeServer();
  const fake = new FakeWire();
  const live = liveStaff({ base: '', http: server.http, wire: fake.wire(), onState: () => {} });
  fake.up();
  for (const pos of [1, 5, 9]) fake.says('beat', { epoch: 'e1', pos, heads: {}, db: true });
  await settle();
  expect(server.count('GET /feed')).toBe(0);
  live.close();
});

describe("a resident's thread", () => {
  const open = (server = new FakeServer()) => {
    const fake = new FakeWire();
    const shown: Thread[] = [];
    const live = liveResident({
      base: '',
      token: 't',
      http: server.http,
      wire: fake.wire(),
      onState: () => undefined,
      sink: {
        show: (t) => shown.push(t),
        lost: () => undefined,
        stuck: () => undefined,
        typing: () => undefined,
      },
    });
    return { server, fake, live, shown };
  };

  test('is complete after any loss, and knows its place', async () => {
    const { server, fake, live, shown } = open();
    fake.up();
    await settle();
    fake.says('place', { place: 1, waitMinutes: 2 });
    expect(shown.at(-1)).toMatchObject({ place: 1, waitMinutes: 2 });
    server.thread = [publicEvent(1), publicEvent(2)];
    fake.says('event', publicEvent(2));
    await settle();
    expect(shown.at(-1)?.head).toBe(2);
    expect(shown.at(-1)?.place).toBe(1);
    live.close();
  });

  test('works by asking when the socket never connects', async () => {
    const { server, fake, live, shown } = open();
    await settle();
    fake.says('connect_error', new Error('websocket error'));
    expect(live.state).toBe('not-live');
    server.thread = [publicEvent(1)];
    await vi.advanceTimersByTimeAsync(5_100);
    expect(shown.at(-1)?.head).toBe(1);
    live.close();
  });
});
