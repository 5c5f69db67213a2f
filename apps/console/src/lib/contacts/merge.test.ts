// Holds the saving of contacts to: nothing typed is lost, and what two computers wrote does not overwrite.
import { describe, expect, it } from 'vitest';
import { changeFrom, joinAside, merge, nothingTyped, storable, type Typed } from './merge.ts';

const base: Typed = { ...nothingTyped, note: 'Ringer om sopor.', caller: '0455' };
const anna = { id: 'a', name: 'Anna', phone: null, email: null, protected: false };

describe('what is saved', () => {
  it('is only what differs', () => {
    expect(changeFrom(base, base)).toBeNull();
    expect(changeFrom(base, { ...base, note: 'x', resident: anna })).toEqual({
      note: 'x',
      residentId: 'a',
    });
    expect(changeFrom({ ...base, resident: anna }, base)).toEqual({ residentId: null });
  });
  it('does not mistake a fresh copy of the same resident for a change', () => {
    expect(changeFrom({ ...base, resident: anna }, { ...base, resident: { ...anna } })).toBeNull();
  });
});

describe('under a topic that keeps no free text', () => {
  const mine = { ...base, topicId: 'social' };
  it('the caller stays here, and is taken back from where it was stored', () => {
    expect(changeFrom(base, storable(mine, false))).toEqual({ caller: '', topicId: 'social' });
    const server = storable(mine, false);
    expect(changeFrom(server, storable({ ...mine, caller: '0455-30' }, false))).toBeNull();
  });
  it('the caller is stored again when the topic is another', () => {
    const server = storable(mine, false);
    const change = changeFrom(server, storable({ ...mine, topicId: 'waste' }, true));
    expect(change).toEqual({ caller: '0455', topicId: 'waste' });
  });
});

describe('when the server has something newer', () => {
  it('takes each side’s own changes', () => {
    const { typed, aside } = merge(
      base,
      { ...base, note: 'Ringer om sopor. Två veckor.' },
      { ...base, topicId: 't', resident: anna },
    );
    expect(typed).toEqual({
      ...base,
      note: 'Ringer om sopor. Två veckor.',
      topicId: 't',
      resident: anna,
    });
    expect(aside).toBeNull();
  });
  it('lets the server’s note stand and keeps mine beside it', () => {
    const { typed, aside } = merge(base, { ...base, note: 'Mitt' }, { ...base, note: 'Deras' });
    expect(typed.note).toBe('Deras');
    expect(aside).toBe('Mitt');
  });
  it('keeps the longer note when one goes on from the other', () => {
    const mine = { ...base, note: 'Ringer om sopor. Två veckor nu.' };
    const theirs = { ...base, note: 'Ringer om sopor. Två' };
    expect(merge(base, mine, theirs)).toEqual({ typed: mine, aside: null });
    expect(merge(base, theirs, mine).typed.note).toBe(mine.note);
  });
  it('does not set aside an emptied note', () => {
    expect(merge(base, { ...base, note: '' }, { ...base, note: 'Deras' }).aside).toBeNull();
  });
  it('lets the server win a small field that both changed', () => {
    const { typed } = merge(base, { ...base, subject: 'Mitt' }, { ...base, subject: 'Deras' });
    expect(typed.subject).toBe('Deras');
  });
  it('is at rest when both have become the same', () => {
    const both = { ...base, note: 'Samma' };
    expect(merge(base, both, both)).toEqual({ typed: both, aside: null });
  });
});

it('sets a second text aside without losing the first', () => {
  expect(joinAside(null, 'b')).toBe('b');
  expect(joinAside('a', null)).toBe('a');
  expect(joinAside('a', 'a')).toBe('a');
  expect(joinAside('a', 'b')).toBe('a\n\nb');
});
