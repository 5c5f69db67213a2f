// The chats I have: what is heard while the list is on its way is newer than the list.
import { beforeEach, expect, test, vi } from 'vitest';
import type { RowSink } from '@entre/client/live';
import type { CaseRow } from '@entre/contract/cases';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { Chats } from './chats.svelte.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  vi.stubGlobal('location', { pathname: '/desk/now' });
});

const now = new Date().toISOString();
const row = (id: string, head: number, more: Partial<CaseRow> = {}): CaseRow =>
  ({
    ...{ id, head, channel: 'chat', state: 'open', assigneeId: 'me', residentSeq: 1 },
    ...{ waitingSince: now, receivedAt: now, updatedAt: now, resident: null, subject: id },
    ...more,
  }) as CaseRow;

function open() {
  const asked: PromiseWithResolvers<{ items: CaseRow[] } | null>[] = [];
  let sink: RowSink | undefined;
  const say = vi.fn();
  const desk = {
    me: { id: 'me' },
    may: () => true,
    clock: { now: Date.now() },
    announcer: { say },
    call: () => {
      const page = Promise.withResolvers<{ items: CaseRow[] } | null>();
      asked.push(page);
      return page.promise;
    },
    live: { rows: (given: RowSink) => ((sink = given), () => undefined) },
  } as unknown as Desk;
  const chats = new Chats(desk);
  chats.start();
  return {
    chats,
    say,
    hear: (one: CaseRow) => sink?.row({ caseId: one.id, row: one }),
    reload: () => sink?.reload(),
    comes: async (n: number, items: CaseRow[]) => {
      asked[n]?.resolve({ items });
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}
const ids = (chats: Chats) => chats.shown.map((one) => one.id).join('');

test('a chat I took and one I closed while the list was on its way', async () => {
  const { chats, hear, comes } = open();
  hear(row('b', 2));
  hear(row('a', 3, { state: 'resolved' }));
  await comes(0, [row('a', 1)]);
  expect(ids(chats)).toBe('b');
});

test('a list that knows more than what was heard stands', async () => {
  const { chats, hear, comes } = open();
  hear(row('a', 1));
  await comes(0, [row('a', 2, { residentSeq: 2, subject: 'nyare' })]);
  expect(chats.shown[0]?.subject).toBe('nyare');
});

test('of two lists on their way the one asked for last stands', async () => {
  const { chats, reload, comes } = open();
  reload();
  await comes(1, [row('b', 2)]);
  await comes(0, [row('a', 1)]);
  expect(ids(chats)).toBe('b');
});

test('what a resident writes is announced once, in words of the list', async () => {
  const { say, hear, comes } = open();
  await comes(0, [row('a', 1)]);
  hear(row('a', 2, { residentSeq: 2 }));
  hear(row('a', 2, { residentSeq: 2 }));
  expect(say).toHaveBeenCalledOnce();
});
