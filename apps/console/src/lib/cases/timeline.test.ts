// How events become what one reads.
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '@entre/contract/events';
import { fold, landed } from './timeline.ts';

let seq = 0;
const event = (type: CaseEvent['type'], at: string, more: Partial<CaseEvent> = {}): CaseEvent => ({
  id: `e${++seq}`,
  caseId: 'c',
  seq,
  pubSeq: null,
  type,
  at,
  actor: { kind: 'resident', id: null },
  data: {},
  set: {},
  ...more,
});
const said = (at: string, text: string) => event('message.received', at, { data: { text } });
const kinds = (events: CaseEvent[]) => fold(events).map((entry) => entry.kind);

describe('fold', () => {
  test('a new day stands before what happened that day', () => {
    expect(kinds([said('2026-11-22T10:00:00', 'a'), said('2026-11-23T10:00:00', 'b')])).toEqual([
      'day',
      'said',
      'day',
      'said',
    ]);
  });
  test('small things after each other become one line, words break it', () => {
    const at = '2026-11-23T10:00:00';
    const entries = fold([
      event('case.opened', at),
      event('case.claimed', at),
      said(at, 'hej'),
      event('case.classified', at),
    ]);
    expect(
      entries.map((entry) => (entry.kind === 'system' ? entry.events.length : entry.kind)),
    ).toEqual(['day', 2, 'said', 1]);
  });
  test('the name stands once for what one side says in a breath', () => {
    const entries = fold([
      said('2026-11-23T10:00:00', 'a'),
      said('2026-11-23T10:01:00', 'b'),
      said('2026-11-23T10:09:00', 'c'),
    ]);
    expect(entries.flatMap((entry) => (entry.kind === 'said' ? [entry.more] : []))).toEqual([
      true,
      false,
      false,
    ]);
  });
  test('the end of a contact is told by the change of state and not twice', () => {
    expect(kinds([event('interaction.ended', '2026-11-23T10:00:00')])).toEqual([]);
  });
});

test('what I wrote has landed when its event is here', () => {
  const mine = event('message.sent', '2026-11-23T10:00:00', {
    data: { text: 'x', clientMsgId: 'm1' },
  });
  expect(landed([mine, said('2026-11-23T10:01:00', 'tack')])).toEqual(['m1']);
});
