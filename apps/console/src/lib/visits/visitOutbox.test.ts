// Holds the visit outbox to: nothing lost, nothing twice, undo and details also without network.
import { describe, expect, it } from 'vitest';
import { ApiError, type Http } from '@entre/client/http';
import { VisitOutbox } from './visitOutbox.ts';
import { memoryStore } from './visitStore.ts';
import {
  acknowledged,
  nextStep,
  refused,
  tap,
  unsent,
  withDetails,
  withUndo,
  type WaitingVisit,
} from './waitingVisit.ts';

const problem = (code: string, status: number) =>
  new ApiError({ type: 'x', title: code, status, code, detail: code, requestId: 'r' });

/** A server that remembers keys; `fate` says what happens to each call: nothing, lost before, or lost after it. */
function world(fate: (call: string, n: number) => 'ok' | 'lost' | 'lost answer' | ApiError) {
  const visits = new Map<string, { id: string; details: Record<string, unknown> }>();
  const deleted: string[] = [];
  let n = 0;
  const http = (async (
    call: string,
    input: { key?: string; params?: { id: string }; body?: object },
  ) => {
    n += 1;
    const what = fate(call, n);
    await Promise.resolve();
    if (what instanceof ApiError) throw what;
    if (what === 'lost') throw new ApiError(null);
    let answer: unknown;
    if (call.startsWith('POST')) {
      const key = input.key ?? '';
      const known = visits.get(key) ?? { id: `v-${key}`, details: {} };
      visits.set(key, known);
      answer = { id: known.id };
    } else if (call.startsWith('DELETE')) {
      deleted.push(input.params?.id ?? '');
    } else {
      for (const v of visits.values())
        if (v.id === input.params?.id) Object.assign(v.details, input.body);
    }
    if (what === 'lost answer') throw new ApiError(null);
    return answer;
  }) as unknown as Http;
  return { http, visits, deleted, calls: () => n };
}

function desk(http: Http, store = memoryStore()) {
  const seen = { waiting: [] as WaitingVisit[], tooLate: 0, undone: 0, reached: true };
  const timers: (() => void)[] = [];
  const outbox = new VisitOutbox({
    http,
    store,
    wait: (_, then) => {
      timers.push(then);
      return () => {};
    },
    news: {
      onchange: (all) => (seen.waiting = all),
      onsaved: (_, step) => (seen.undone += step.do === 'undo' ? 1 : 0),
      ontoolate: () => (seen.tooLate += 1),
      onreach: (yes) => (seen.reached = yes),
    },
  });
  const settle = async () => {
    for (let i = 0; i < 80; i += 1) await Promise.resolve();
    await new Promise((r) => setTimeout(r, 0));
  };
  const retry = async () => {
    timers.splice(0).forEach((then) => then());
    await settle();
  };
  return { outbox, store, seen, settle, retry };
}

const one = {
  key: '01',
  servicePointId: 'p',
  topicId: 't',
  occurredAt: '2026-11-23T12:04:00.000Z',
};

describe('the steps of a tap', () => {
  it('logs, then adds details, then is forgotten', () => {
    let visit = withDetails(tap(one), { difficulty: 3 });
    expect(nextStep(visit)).toEqual({ do: 'log' });
    visit = acknowledged(visit, { do: 'log' }, 'v');
    const detail = nextStep(visit);
    expect(detail).toEqual({ do: 'detail', visitId: 'v', details: { difficulty: 3 } });
    visit = acknowledged(visit, detail!, 'v');
    expect(nextStep(visit)).toEqual({ do: 'forget' });
  });

  it('keeps details that changed while others were on their way', () => {
    const sent = { do: 'detail', visitId: 'v', details: { difficulty: 3 } } as const;
    const now = withDetails({ ...tap(one), visitId: 'v' }, { difficulty: 4, language: 'ar' });
    expect(acknowledged(now, sent, 'v').details).toEqual({ difficulty: 4, language: 'ar' });
  });

  it('forgets an untried tap that was taken back, and asks for the id of one that may have arrived', () => {
    expect(nextStep(withUndo(tap(one)))).toEqual({ do: 'forget' });
    expect(nextStep(withUndo({ ...tap(one), tried: true }))).toEqual({ do: 'log' });
    expect(nextStep(withUndo({ ...tap(one), visitId: 'v' }))).toEqual({ do: 'undo', visitId: 'v' });
  });

  it('waits for a person when refused for good', () => {
    const visit = { ...tap(one), refused: 'invalid' };
    expect(nextStep(visit)).toBeNull();
    expect(unsent([visit])).toHaveLength(0);
    expect(refused([visit])).toHaveLength(1);
  });
});

describe('the outbox', () => {
  it('sends a tap once and forgets it', async () => {
    const server = world(() => 'ok');
    const { outbox, seen, settle } = desk(server.http);
    await outbox.tap(one);
    await settle();
    expect(server.visits.size).toBe(1);
    expect(seen.waiting).toEqual([]);
  });

  it('keeps taps while the network is gone and sends each exactly once when it is back', async () => {
    let up = false;
    const server = world((_, n) => (up ? (n % 2 ? 'lost answer' : 'ok') : 'lost'));
    const { outbox, seen, settle, retry } = desk(server.http);
    for (const key of ['01', '02', '03']) await outbox.tap({ ...one, key });
    await settle();
    expect(unsent(seen.waiting)).toHaveLength(3);
    expect(seen.reached).toBe(false);
    up = true;
    for (let i = 0; i < 8; i += 1) await retry();
    expect([...server.visits.keys()]).toEqual(['01', '02', '03']);
    expect(seen.waiting).toEqual([]);
    expect(seen.reached).toBe(true);
  });

  it('takes back without network what was never posted, and nothing reaches the server', async () => {
    const server = world(() => 'ok');
    const store = memoryStore();
    await store.update('01', () => tap(one));
    const stopped = desk((() => Promise.reject(new ApiError(null))) as unknown as Http, store);
    stopped.outbox.stop();
    await store.update('01', (v) => withUndo(v!));
    const { settle, seen } = desk(server.http, store);
    await settle();
    expect(server.calls()).toBe(0);
    expect(seen.waiting).toEqual([]);
  });

  it('has taken back at once what was never posted, and what was when the server says so', async () => {
    const server = world(() => 'ok');
    const { outbox, settle, seen } = desk(server.http);
    expect(await outbox.undo(tap(one))).toBe(true);
    await settle();
    expect(await outbox.undo({ ...tap(one), visitId: 'v-01' })).toBe(false);
    expect(seen.undone).toBe(0);
    await settle();
    expect(seen.undone).toBe(1);
  });

  it('takes back what arrived although the answer was lost', async () => {
    let up = false;
    const server = world(() => (up ? 'ok' : 'lost answer'));
    const { outbox, settle, retry, seen } = desk(server.http);
    await outbox.tap(one);
    await settle();
    await outbox.undo(seen.waiting[0]!);
    up = true;
    await retry();
    expect(server.visits.size).toBe(1);
    expect(server.deleted).toEqual(['v-01']);
    expect(seen.waiting).toEqual([]);
  });

  it('adds details to a visit that is already gone from the store', async () => {
    const server = world(() => 'ok');
    const { outbox, settle } = desk(server.http);
    await outbox.tap(one);
    await settle();
    await outbox.detail({ ...tap(one), visitId: 'v-01' }, { duration: '5-15' });
    await settle();
    expect(server.visits.get('01')?.details).toEqual({ duration: '5-15' });
  });

  it('says when it was too late to take back', async () => {
    const server = world((call) => (call.startsWith('DELETE') ? problem('too-late', 409) : 'ok'));
    const { outbox, settle, seen } = desk(server.http);
    await outbox.tap(one);
    await settle();
    expect(await outbox.undo({ ...tap(one), visitId: 'v-01' })).toBe(false);
    await settle();
    expect(seen.tooLate).toBe(1);
    expect(seen.undone).toBe(0);
    expect(seen.waiting).toEqual([]);
  });

  it('keeps a refused visit for a person, and goes on with the rest', async () => {
    const server = world((_, n) => (n === 1 ? problem('invalid', 400) : 'ok'));
    const { outbox, settle, seen } = desk(server.http);
    await outbox.tap(one);
    await outbox.tap({ ...one, key: '02' });
    await settle();
    expect(refused(seen.waiting)).toHaveLength(1);
    expect([...server.visits.keys()]).toEqual(['02']);
    await outbox.giveUp('01');
    expect(seen.waiting).toEqual([]);
  });

  it('waits, and loses nothing, when the session has run out', async () => {
    let signedIn = false;
    const server = world(() => (signedIn ? 'ok' : problem('unauthenticated', 401)));
    const { outbox, settle, retry, seen } = desk(server.http);
    await outbox.tap(one);
    await settle();
    expect(unsent(seen.waiting)).toHaveLength(1);
    signedIn = true;
    await retry();
    expect(server.visits.size).toBe(1);
  });

  it('two tabs of one machine show the same when they tell each other', async () => {
    let away = true;
    const server = world(() => (away ? 'lost' : 'ok'));
    const here = desk(server.http);
    const there = desk(server.http, here.store);
    await here.outbox.tap(one);
    await there.outbox.changed();
    expect(unsent(there.seen.waiting)).toHaveLength(1);
    away = false;
    await here.retry();
    await there.outbox.changed();
    expect(there.seen.waiting).toEqual([]);
    expect(server.visits.size).toBe(1);
  });
});
