// What is being written is one thing at a time, on the screen and when it is sent: an answer, or a note for colleagues.
import { describe, expect, test } from 'vitest';
import type { CaseRow } from '@entre/contract/cases';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { Composer } from './composer.svelte.ts';
import { Draft } from './draft.svelte.ts';
import type { Writing, Written } from './writing.svelte.ts';

/** A composer over a case whose state the test changes, with what it sends and what it tells of typing. */
function place() {
  const row = { id: 'c', number: 'KC-1', channel: 'chat', residentSeq: 1, state: 'open' };
  const sent: [kind: string, text: string][] = [];
  const typing: [on: boolean, mode: string][] = [];
  const desk = {
    may: (permission: string) => permission !== 'draft.save',
    live: { typing: (_: string, on: boolean, mode: string) => typing.push([on, mode]) },
    lists: { topics: new Map(), teams: new Map() },
  };
  const draft = new Draft({ call: () => new Promise(() => {}), keep: () => true }, 'c');
  const writing = {
    drafts: { of: () => draft },
    reply: (_: string, __: string, { text }: { text: string }) => sent.push(['reply', text]),
    note: (_: string, __: string, { text }: { text: string }) => sent.push(['note', text]),
  };
  const composer = new Composer(
    desk as unknown as Desk,
    writing as unknown as Writing,
    'c',
    () => row as unknown as CaseRow,
  );
  const type = (text: string) => {
    composer.text = text;
    composer.typed();
  };
  return { row, sent, typing, composer, draft, type };
}
const message = (kind: 'reply' | 'note', text: string): Written => ({
  id: 'm',
  lane: 'c',
  kind,
  body: { text },
  at: '',
  state: 'failed',
  tries: 0,
  problem: null,
});

describe('on a finished case', () => {
  test('only a note is written, and a note is what is sent', () => {
    const { row, sent, composer, type } = place();
    expect(composer.mode).toBe('reply');
    row.state = 'resolved';
    expect(composer.mode).toBe('note');
    type('Ringde, inget svar');
    composer.send(1);
    expect(sent).toEqual([['note', 'Ringde, inget svar']]);
  });
  test('what was begun as a note stays one when the case is opened again', () => {
    const { row, sent, composer, type } = place();
    row.state = 'resolved';
    type('Bara för oss');
    row.state = 'open';
    expect(composer.mode).toBe('note');
    composer.send(1);
    expect(sent).toEqual([['note', 'Bara för oss']]);
  });
  test('what comes after it is an answer again', () => {
    const { row, composer, type } = place();
    row.state = 'resolved';
    type('Bara för oss');
    composer.send(1);
    row.state = 'open';
    expect(composer.mode).toBe('reply');
  });
  test('an answer that waits untouched is still one when the case is opened again', () => {
    const { row, composer, type } = place();
    type('Hej Åsa');
    row.state = 'resolved';
    expect(composer.mode).toBe('note');
    row.state = 'open';
    expect(composer.mode).toBe('reply');
  });
  test('others see a note being typed', () => {
    const { row, typing, type } = place();
    row.state = 'resolved';
    type('B');
    expect(typing).toEqual([[true, 'note']]);
  });
});

describe('words taken back', () => {
  test('are what they were written as', () => {
    const { composer } = place();
    composer.giveBack(message('note', 'Bara för oss'));
    expect([composer.mode, composer.text]).toEqual(['note', 'Bara för oss']);
  });
  test('never turn a note begun meanwhile into an answer', () => {
    const { composer, type } = place();
    composer.setMode('note');
    type('Bara för oss');
    composer.giveBack(message('reply', 'Hej Åsa'));
    expect([composer.mode, composer.text]).toEqual(['note', 'Hej Åsa\n\nBara för oss']);
  });
});

test('one who leaves the case types there no more, and finds the words when coming back', () => {
  const { typing, composer, draft, type } = place();
  type('Hej');
  composer.leave();
  expect(typing).toEqual([
    [true, 'reply'],
    [false, 'reply'],
  ]);
  expect(draft.text).toBe('Hej');
});
