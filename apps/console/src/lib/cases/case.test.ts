// The open case when it leaves my sight, and when it comes back.
import { expect, test, vi } from 'vitest';
import { ApiError } from '@entre/client/http';
import type { CaseSink, RowSink } from '@entre/client/live';
import type { CaseRow, CaseSnapshot } from '@entre/contract/cases';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { OpenCase } from './case.svelte.ts';
import type { Writing } from './writing.svelte.ts';

const snapshot = { case: { id: 'k', head: 3 }, timeline: [] } as unknown as CaseSnapshot;
const row = (id: string) => ({ id, head: 4 }) as CaseRow;
const refusal = (status: number, code: string) =>
  new ApiError({ type: '', title: '', status, code, detail: '', requestId: '' });

function open() {
  let rows: RowSink | undefined;
  const sinks: CaseSink[] = [];
  const stopped = vi.fn();
  const desk = {
    me: { id: 'me' },
    live: {
      watch: (_: string, sink: CaseSink) => (sinks.push(sink), () => stopped(sink)),
      rows: (sink: RowSink) => ((rows = sink), () => stopped(sink)),
    },
  } as unknown as Desk;
  const kase = new OpenCase(desk, { seen: () => undefined } as unknown as Writing, 'k');
  const stop = kase.start();
  return { kase, stop, stopped, sinks, rows: () => rows as RowSink };
}

test('a case that comes back into sight is watched anew, and shown', () => {
  const { kase, sinks, stopped, rows } = open();
  sinks[0]?.show(snapshot, []);
  sinks[0]?.forget();
  expect(kase.gone).toBe(true);
  rows().row({ caseId: 'other', row: row('other') });
  rows().row({ caseId: 'k', row: null });
  expect(sinks).toHaveLength(1);
  rows().row({ caseId: 'k', row: row('k') });
  expect(sinks).toHaveLength(2);
  expect(stopped).toHaveBeenCalledWith(sinks[0]);
  sinks[1]?.show(snapshot, []);
  expect(kase.gone).toBe(false);
});

test('what could not be fetched is no trouble once it has come', () => {
  const { kase, sinks, rows } = open();
  sinks[0]?.lost(refusal(404, 'not-found'));
  expect([kase.gone, kase.trouble?.code]).toEqual([true, 'not-found']);
  rows().reload();
  sinks[1]?.show(snapshot, []);
  expect([kase.gone, kase.trouble]).toEqual([false, null]);
});

test('a case in sight is watched once, whatever the queue tells; in the end nothing is', () => {
  const { sinks, stop, stopped, rows } = open();
  sinks[0]?.show(snapshot, []);
  rows().row({ caseId: 'k', row: row('k') });
  rows().reload();
  expect(sinks).toHaveLength(1);
  stop();
  expect(stopped).toHaveBeenCalledTimes(2);
});
