// The clock tells from where it counts: the question, or what opened the case again.
import type { CaseEvent } from '@entre/contract/events';
import { expect, test } from 'vitest';
import { clockStart } from './clockStart.ts';

const [first, second] = ['2026-11-23T12:00:00.000Z', '2026-11-25T12:00:00.000Z'];
let seq = 0;
const event = (type: CaseEvent['type'], set: CaseEvent['set'] = {}): CaseEvent => ({
  id: `e${++seq}`,
  caseId: 'c',
  seq,
  pubSeq: null,
  type,
  at: '2026-11-23T10:00:00.000Z',
  actor: { kind: 'staff', id: 's' },
  data: {},
  set,
});
const opened = event('case.opened', { dueAt: first });
const finished = event('case.state-changed', { state: 'resolved', dueAt: null });
const kindOf = (dueAt: string | null, ...timeline: CaseEvent[]) =>
  clockStart({ dueAt }, timeline)?.kind;

test('from the question, while that is what is waited for', () => {
  expect(kindOf(first, opened, event('case.claimed'))).toBe('asked');
  expect(kindOf(second, opened, event('message.received', { dueAt: second }))).toBe('asked');
});

test('from the reopening, by staff or by what the resident wrote', () => {
  const reopened = event('case.reopened', { dueAt: second });
  expect(clockStart({ dueAt: second }, [opened, finished, reopened])).toEqual({
    kind: 'reopened',
    event: reopened,
  });
  const wrote = [event('case.reopened', { state: 'open' }), event('interaction.began')];
  const again = event('message.received', { dueAt: second });
  expect(kindOf(second, opened, finished, ...wrote, again)).toBe('asked-again');
});

test('from where a case that rested was taken up, or handed on', () => {
  expect(kindOf(second, opened, event('case.state-changed', { dueAt: second }))).toBe('taken-up');
  expect(kindOf(second, opened, event('case.handed-over', { dueAt: second }))).toBe('handed-over');
});

test('an end that was taken back begins nothing', () => {
  const back = event('case.reopened', { dueAt: first });
  expect(kindOf(first, opened, finished, back)).toBe('asked');
});

test('from nowhere when nothing is due', () => {
  expect(kindOf(null, opened, finished)).toBeUndefined();
});
