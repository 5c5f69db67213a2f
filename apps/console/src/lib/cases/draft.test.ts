// Unsent text: it reaches the server when that answers, lies on this machine until then, and is never overwritten unread.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError, type Http } from '@entre/client/http';
import { Draft } from './draft.svelte.ts';
import type { Mode } from './keptDrafts.ts';
import type { KeptDraft } from './keptDrafts.ts';

type Sent = { text: string; mode: Mode };
type Input = { body?: Sent };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server with one draft in it, a network that can be cut, and a machine that keeps. */
function place(stored: Sent = { text: '', mode: 'reply' }) {
  const at = {
    stored,
    fault: null as ApiError | null,
    kept: null as KeptDraft | null,
    refuses: false,
    asked: 0,
  };
  const call = (async (key: string, input: Input) => {
    if (at.fault !== null) throw at.fault;
    if (key.startsWith('GET')) at.asked += 1;
    if (input.body !== undefined) at.stored = input.body;
    return { ...at.stored, savedAt: null };
  }) as unknown as Http;
  const keep = (draft: KeptDraft | null) => {
    at.kept = at.refuses ? null : draft;
    return at.kept !== null;
  };
  const draft = (kept: KeptDraft | null = null) => new Draft({ call, keep }, 'case', kept);
  const type = (into: Draft, text: string) => {
    into.text = text;
    into.changed();
  };
  return { at, draft, type };
}
const later = () => vi.advanceTimersByTimeAsync(60_000);
const offline = new ApiError(null);
const refused = (code: string, status: number) =>
  new ApiError({ type: '', title: '', status, code, detail: '', requestId: '' });

describe('while the server answers', () => {
  test('what was begun stands there again, as what it was', async () => {
    const { draft } = place({ text: 'Hej', mode: 'note' });
    const mine = draft();
    await mine.open();
    expect([mine.text, mine.mode, mine.kept]).toEqual(['Hej', 'note', 'kept']);
  });
  test('it is on this machine at once, on the server soon, and then no more on this machine', async () => {
    const { at, draft, type } = place();
    const mine = draft();
    await mine.open();
    type(mine, 'Hej');
    expect(at.kept?.text).toBe('Hej');
    expect(at.stored.text).toBe('');
    await later();
    expect(at.stored.text).toBe('Hej');
    expect(at.kept).toBeNull();
    expect(mine.kept).toBe('kept');
  });
  test('what was typed before the old draft came stands below it', async () => {
    const { at, draft, type } = place({ text: 'Det gamla', mode: 'note' });
    const mine = draft();
    const opening = mine.open();
    type(mine, 'Det nya');
    await opening;
    await later();
    expect(at.stored).toEqual({ text: 'Det gamla\n\nDet nya', mode: 'note' });
  });
  test('opened again, it shows what another computer has saved since', async () => {
    const { at, draft } = place({ text: 'Ett', mode: 'reply' });
    const mine = draft();
    await mine.open();
    at.stored = { text: 'Ett och två', mode: 'reply' };
    await mine.open();
    expect(mine.text).toBe('Ett och två');
  });
  test('a message that lands takes the draft on the server with it: what is being written is saved again', async () => {
    const { at, draft, type } = place();
    const mine = draft();
    await mine.open();
    type(mine, 'Nästa');
    await later();
    at.stored = { text: '', mode: 'reply' };
    mine.forgotten();
    await later();
    expect(at.stored.text).toBe('Nästa');
  });
});

describe('while it does not', () => {
  test('the text lies here, the screen says so, and it goes when the network is back', async () => {
    const { at, draft, type } = place();
    const mine = draft();
    await mine.open();
    at.fault = offline;
    type(mine, 'Fem rader');
    await vi.advanceTimersByTimeAsync(1000);
    expect(mine.kept).toBe('here');
    expect(mine.volatile).toBe(false);
    await mine.open();
    expect(mine.text).toBe('Fem rader');
    at.fault = null;
    mine.flush();
    await vi.advanceTimersByTimeAsync(1);
    expect(at.stored.text).toBe('Fem rader');
    expect(mine.kept).toBe('kept');
  });
  test('it is tried again by itself, also the fetching of what was begun', async () => {
    const { at, draft } = place({ text: 'Hej', mode: 'reply' });
    at.fault = offline;
    const mine = draft();
    await mine.open();
    expect(mine.text).toBe('');
    at.fault = null;
    await later();
    expect(mine.text).toBe('Hej');
  });
  test('a machine that keeps nothing is told of, and asked about before the page goes', async () => {
    const { at, draft, type } = place();
    at.refuses = true;
    at.fault = offline;
    const mine = draft();
    type(mine, 'Hej');
    await vi.advanceTimersByTimeAsync(1000);
    expect(mine.kept).toBe('failed');
    expect(mine.volatile).toBe(true);
  });
  test('another page goes on with it, and overwrites nothing that it had not read', async () => {
    const { at, draft, type } = place({ text: 'Hej', mode: 'reply' });
    const before = draft();
    await before.open();
    at.fault = offline;
    type(before, 'Hej Åsa');
    before.stop();
    const kept = at.kept;
    at.fault = null;
    const same = draft(kept);
    same.flush();
    await later();
    expect(at.stored.text).toBe('Hej Åsa');
    at.stored = { text: 'Skrivet hemma', mode: 'reply' };
    const other = draft(kept);
    other.flush();
    await later();
    expect(at.stored.text).toBe('Skrivet hemma\n\nHej Åsa');
  });
  test('sent while the network was away, the old draft is forgotten later', async () => {
    const { at, draft } = place({ text: 'Hej', mode: 'reply' });
    const before = draft();
    await before.open();
    at.fault = offline;
    before.empty();
    await vi.advanceTimersByTimeAsync(1);
    before.stop();
    at.fault = null;
    const after = draft(at.kept);
    after.flush();
    await later();
    expect(at.stored.text).toBe('');
    expect(after.text).toBe('');
  });
});

describe('what may not be stored', () => {
  test('a personal number is in memory alone, from its last digit, and stays there', async () => {
    const { at, draft, type } = place();
    const mine = draft();
    await mine.open();
    type(mine, 'Ring 19121212-121');
    type(mine, 'Ring 19121212-1212');
    expect(at.kept).toBeNull();
    await later();
    mine.flush();
    await later();
    expect(at.stored.text).toBe('');
    expect(mine.kept).toBe('held');
    expect(mine.volatile).toBe(true);
    await mine.open();
    expect(mine.text).toBe('Ring 19121212-1212');
  });
  test('what the server refuses for good does not lie on this machine', async () => {
    const { at, draft, type } = place();
    const mine = draft();
    await mine.open();
    at.fault = refused('invalid', 400);
    type(mine, 'Hej');
    await later();
    expect(at.kept).toBeNull();
    expect(mine.kept).toBe('failed');
    expect(mine.text).toBe('Hej');
  });
  test('nor does any of it where the topic keeps no free text', () => {
    const { at, draft, type } = place();
    const mine = draft();
    mine.storable = false;
    type(mine, 'Hej');
    expect(at.kept).toBeNull();
  });
});

test('opened once, it asks once', async () => {
  const { at, draft, type } = place();
  const mine = draft();
  await mine.open();
  type(mine, 'a');
  await later();
  type(mine, 'ab');
  await later();
  expect(at.asked).toBe(1);
});
