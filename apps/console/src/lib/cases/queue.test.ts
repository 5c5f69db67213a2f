// A list of the queue while pages are on their way: what is heard meanwhile is newer than what comes.
import { expect, test } from 'vitest';
import { ApiError } from '@entre/client/http';
import type { RowSink } from '@entre/client/live';
import type { CaseRow } from '@entre/contract/cases';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { Queues } from './queue.svelte.ts';

const row = (id: string, head = 1, more: Partial<CaseRow> = {}): CaseRow =>
  ({
    id,
    head,
    state: 'open',
    assigneeId: null,
    teamId: 't',
    late: false,
    ...at(id),
    ...more,
  }) as CaseRow;
const at = (id: string) => {
  const due = new Date(id.charCodeAt(0) * 60_000).toISOString();
  return { dueAt: due, receivedAt: due, updatedAt: due };
};
type Page = { items: CaseRow[]; next: string | null };

/** A desk whose pages come when they are told to, and whose line says what it is told. */
function open() {
  const asked: PromiseWithResolvers<Page>[] = [];
  let sink: RowSink | undefined;
  const desk = {
    me: { id: 'me', teamIds: ['t'] },
    call: () => {
      const page = Promise.withResolvers<Page>();
      asked.push(page);
      return page.promise;
    },
    live: { rows: (given: RowSink) => ((sink = given), () => undefined) },
  } as unknown as Desk;
  const queues = new Queues(desk);
  queues.start();
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return {
    queues,
    asked,
    hear: (one: CaseRow) => sink?.row({ caseId: one.id, row: one }),
    forget: (caseId: string) => sink?.row({ caseId, row: null }),
    reload: () => sink?.reload(),
    comes: async (n: number, items: CaseRow[], next: string | null = null) => {
      asked[n]?.resolve({ items, next });
      await settled();
    },
    fails: async (n: number) => {
      asked[n]?.reject(new ApiError(null));
      await settled();
    },
  };
}
const ids = (rows: readonly CaseRow[]) => rows.map((one) => one.id).join('');

test('what changed while the first page was on its way is not lost', async () => {
  const { queues, hear, forget, comes } = open();
  const team = queues.of('team');
  queues.show(team);
  hear(row('b', 2, { subject: 'ny rubrik' }));
  hear(row('c'));
  hear(row('d', 2, { state: 'resolved' }));
  forget('e');
  await comes(0, [row('a'), row('b'), row('d'), row('e')]);
  expect(ids(team.rows)).toBe('abc');
  expect(team.rows[1]?.subject).toBe('ny rubrik');
});

test('a page that knows more than what was heard stands', async () => {
  const { queues, hear, comes } = open();
  const team = queues.of('team');
  queues.show(team);
  hear(row('a', 2, { subject: 'andra' }));
  await comes(0, [row('a', 3, { subject: 'tredje' })]);
  expect(team.rows[0]?.subject).toBe('tredje');
});

test('what changed while a further page was on its way is not lost', async () => {
  const { queues, hear, comes } = open();
  const team = queues.of('team');
  queues.show(team);
  await comes(0, [row('a')], 'next');
  void team.loadMore();
  hear(row('c', 2, { state: 'resolved' }));
  await comes(1, [row('b'), row('c')]);
  expect(ids(team.rows)).toBe('ab');
});

test('a list that grew old unseen does not take the page that was on its way to it', async () => {
  const { queues, reload, comes } = open();
  const [team, mine] = [queues.of('team'), queues.of('mine')];
  queues.show(team);
  queues.show(mine);
  reload();
  await comes(0, [row('a')]);
  expect(team.loaded).toBe(false);
  queues.show(team);
  await comes(2, [row('b')]);
  expect([team.loaded, ids(team.rows)]).toEqual([true, 'b']);
});

test('a list asked for anew before it was there is shown first, and then anew', async () => {
  const { queues, asked, reload, comes } = open();
  const team = queues.of('team');
  queues.show(team);
  reload();
  reload();
  expect(asked.length).toBe(1);
  await comes(0, [row('a')]);
  expect([ids(team.rows), asked.length]).toEqual(['a', 2]);
  await comes(1, [row('a'), row('b')]);
  expect([ids(team.rows), asked.length]).toEqual(['ab', 2]);
});

test('a list that could not be fetched and was asked for anew is fetched anew', async () => {
  const { queues, reload, comes, fails } = open();
  const team = queues.of('team');
  queues.show(team);
  reload();
  await fails(0);
  await comes(1, [row('a')]);
  expect([team.trouble, ids(team.rows)]).toEqual([null, 'a']);
});

test('trouble with a further page is over when it comes', async () => {
  const { queues, comes, fails } = open();
  const team = queues.of('team');
  queues.show(team);
  await comes(0, [row('a')], 'next');
  void team.loadMore();
  await fails(1);
  expect([team.trouble?.code, team.busy]).toEqual(['offline', false]);
  void team.loadMore();
  await comes(2, [row('b')]);
  expect([team.trouble, ids(team.rows)]).toEqual([null, 'ab']);
});
