// Nothing written is lost, doubled or put in another order: retries, reloads, refusals and second tabs.
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { ApiError } from './http.ts';
import { openOutbox, type Outbox, type Outgoing } from './outbox.ts';
import { Memory } from './shelf.ts';

const problem = (status: number, code: string) => ({
  type: '',
  title: '',
  status,
  code,
  detail: '',
  requestId: 'r',
});
const opened: Outbox[] = [];
afterEach(() => opened.splice(0).forEach((o) => o.close()));
let names = 0;
const fresh = () => `outbox-${++names}`;

const until = (true_: () => boolean) =>
  expect.poll(true_, { timeout: 10_000, interval: 5 }).toBe(true);

async function open(
  name: string,
  send: (m: Outgoing) => Promise<void>,
  more: Partial<Parameters<typeof openOutbox>[0]> = {},
) {
  const waits: number[] = [];
  const states: string[] = [];
  const outbox = await openOutbox({
    name,
    owner: 'o',
    send,
    onChange: (all) => states.push(all.map((m) => m.state).join()),
    wait: async (ms) => void waits.push(ms),
    random: () => 1,
    ...more,
  });
  opened.push(outbox);
  return { outbox, waits, states };
}

const text = (m: Outgoing) => (m.body as { text: string }).text;

describe('outbox', () => {
  test('keeps before it sends, says sent after the answer, and forgets when seen', async () => {
    const name = fresh();
    const order: string[] = [];
    const shelf = new Memory();
    const put = shelf.put.bind(shelf);
    shelf.put = async (k) => (order.push('kept'), put(k));
    const { outbox, states } = await open(name, async () => void order.push('tried'), { shelf });
    await outbox.add('c1', 'reply', { text: 'hej' });
    await until(() => outbox.messages[0]?.state === 'sent');
    expect(order).toEqual(['kept', 'tried']);
    expect([...new Set(states)]).toEqual(['', 'queued', 'sending', 'sent']);
    outbox.seen([outbox.messages[0]?.id ?? '']);
    expect(outbox.messages).toEqual([]);
  });

  test('tries for ever on what passes, with growing waits, and honours Retry-After', async () => {
    let tries = 0;
    const { outbox, waits } = await open(fresh(), async () => {
      tries++;
      if (tries === 9) throw new ApiError(problem(429, 'too-many'), 12);
      if (tries < 10) throw new ApiError(tries % 2 ? null : problem(503, 'not-saved'));
    });
    await outbox.add('c1', 'reply', { text: 'hej' });
    await until(() => outbox.messages[0]?.state === 'sent');
    expect(waits.slice(0, 8)).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000]);
    expect(waits[8]).toBe(12_500);
  });

  test('keeps order within a case while its first fails; another case goes on', async () => {
    const sent: string[] = [];
    let down = true;
    const { outbox } = await open(
      fresh(),
      async (m) => {
        if (m.lane === 'c1' && down) throw new ApiError(null);
        sent.push(text(m));
      },
      { wait: () => new Promise((r) => setTimeout(r, 2)) },
    );
    for (const t of ['a', 'b', 'c']) await outbox.add('c1', 'reply', { text: t });
    await outbox.add('c2', 'reply', { text: 'x' });
    await until(() => sent.includes('x'));
    expect(sent).toEqual(['x']);
    down = false;
    await until(() => sent.length === 4);
    expect(sent).toEqual(['x', 'a', 'b', 'c']);
  });

  test('a blind answer is not tried again: it is handed back with what stands there now', async () => {
    let tries = 0;
    const unseen = { ...problem(409, 'unseen'), current: { events: [1] } };
    const { outbox } = await open(fresh(), async () => {
      tries++;
      throw new ApiError(unseen);
    });
    const { id } = await outbox.add('c1', 'reply', { text: 'hej' });
    await until(() => outbox.messages[0]?.state === 'failed');
    expect(tries).toBe(1);
    expect(outbox.messages[0]?.problem).toEqual(unseen);
    const back = await outbox.take(id);
    expect(back && text(back)).toBe('hej');
    expect(outbox.messages).toEqual([]);
  });

  test('goes on after a reload, under the same ids and in order; another owner sees nothing', async () => {
    const name = fresh();
    const before = await open(name, () => new Promise(() => undefined));
    for (const t of ['a', 'b']) await before.outbox.add('c1', 'reply', { text: t });
    const ids = before.outbox.messages.map((m) => m.id);
    before.outbox.close();
    const stranger = await open(name, async () => undefined, { owner: 'other' });
    expect(stranger.outbox.messages).toEqual([]);
    const sent: string[] = [];
    const after = await open(name, async (m) => void sent.push(m.id));
    await until(() => sent.length === 2);
    expect(sent).toEqual(ids);
    await until(() => after.outbox.messages.every((m) => m.state === 'sent'));
  });

  test('a refused message is still there after a reload, with its reason', async () => {
    const name = fresh();
    const first = await open(name, async () => {
      throw new ApiError(problem(413, 'too-large'));
    });
    await first.outbox.add('c1', 'reply', { text: 'hej' });
    await until(() => first.outbox.messages[0]?.state === 'failed');
    first.outbox.close();
    const again = await open(name, async () => undefined);
    expect(again.outbox.messages[0]).toMatchObject({ state: 'failed', problem: { status: 413 } });
    await again.outbox.retry(again.outbox.messages[0]?.id ?? '');
    await until(() => again.outbox.messages[0]?.state === 'sent');
  });

  test('two tabs: each message goes once and in order, and both see it', async () => {
    const name = fresh();
    const sent: string[] = [];
    const slow = async (m: Outgoing) => {
      await new Promise((r) => setTimeout(r, 5));
      sent.push(text(m));
    };
    const one = await open(name, slow);
    const two = await open(name, slow);
    await one.outbox.add('c1', 'reply', { text: 'a' });
    await two.outbox.add('c1', 'reply', { text: 'b' });
    await one.outbox.add('c1', 'reply', { text: 'c' });
    await until(() => sent.length >= 3);
    // Neither has anything left to send: what would go twice has gone.
    for (const { outbox } of [one, two])
      await until(() => outbox.messages.every((m) => m.state === 'sent'));
    // Where there are locks each goes exactly once; without, the server drops the repeats.
    const once = sent.filter((t, i) => sent.indexOf(t) === i);
    expect(once).toEqual(['a', 'b', 'c']);
    if (navigator.locks !== undefined) expect(sent).toEqual(['a', 'b', 'c']);
  });

  test.each([
    ['refused', new ApiError(problem(401, 'unauthenticated'))],
    ['lost on the way', new ApiError(null)],
  ])('what is dropped while it is being sent stays forgotten when it is %s', async (_, error) => {
    const name = fresh();
    let tries = 0;
    let fail: (error: ApiError) => void = () => undefined;
    const { outbox } = await open(name, () => {
      tries++;
      return new Promise((_done, refuse) => (fail = refuse));
    });
    const { id } = await outbox.add('c1', 'message', { text: 'hej' });
    await until(() => outbox.messages[0]?.state === 'sending' && tries === 1);
    expect(await outbox.take(id)).toBeNull();
    await outbox.drop(id);
    expect(outbox.messages).toEqual([]);
    fail(error);
    await new Promise((r) => setTimeout(r, 30));
    expect(tries).toBe(1);
    outbox.close();
    const next = await open(name, async () => undefined);
    expect(next.outbox.messages).toEqual([]);
  });

  test('what one tab drops, another one that was sending it forgets too', async () => {
    const name = fresh();
    let fail: (error: ApiError) => void = () => undefined;
    const one = await open(name, () => new Promise((_done, refuse) => (fail = refuse)));
    const { id } = await one.outbox.add('c1', 'message', { text: 'hej' });
    await until(() => one.outbox.messages[0]?.state === 'sending');
    const two = await open(name, async () => new Promise(() => undefined));
    await two.outbox.drop(id);
    await until(() => one.outbox.messages.length === 0);
    fail(new ApiError(problem(401, 'unauthenticated')));
    await new Promise((r) => setTimeout(r, 30));
    const next = await open(name, async () => undefined);
    expect(next.outbox.messages).toEqual([]);
  });

  test('without storage it works in memory and says so', async () => {
    const sent: string[] = [];
    const { outbox } = await open(fresh(), async (m) => void sent.push(text(m)), {
      shelf: new Memory(),
    });
    expect(outbox.volatile).toBe(true);
    await outbox.add('c1', 'reply', { text: 'hej' });
    await until(() => sent.length === 1);
  });
});
