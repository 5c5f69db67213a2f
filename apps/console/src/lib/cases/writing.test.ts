// What stands between the writer and a mistake: unseen news, templates and times.
import { describe, expect, test } from 'vitest';
import { fill, slash } from './placeholders.ts';
import { givenBack, unseenOf } from './unseen.ts';
import { localInput, whenChoices } from './whenChoices.ts';

describe('unseen', () => {
  const problem = (code: string, current?: unknown) =>
    ({ type: '', title: '', status: 409, code, detail: '', requestId: '', current }) as never;
  test('reads what came in between out of the refusal, and only out of that one', () => {
    const events = [{ id: 'e1' }];
    expect(unseenOf(problem('unseen', { head: 7, events }))).toEqual(events);
    expect(unseenOf(problem('wrong-state', { events }))).toEqual([]);
    expect(unseenOf(problem('unseen'))).toEqual([]);
    expect(unseenOf(null)).toEqual([]);
  });
  test('gives the words back before what has been typed since', () => {
    expect(givenBack('först', '  ')).toBe('först');
    expect(givenBack('först', 'sedan')).toBe('först\n\nsedan');
  });
});

describe('templates', () => {
  test('placeholders are filled; unknown ones stay to be seen', () => {
    expect(
      fill('{{ärendenummer}} {{ FÖRNAMN }} {{okänd}}', { ärendenummer: 'KC-1', förnamn: 'Anna' }),
    ).toBe('KC-1 Anna {{okänd}}');
  });
  test('a slash that begins a word asks for one, an address does not', () => {
    expect(slash('/häl', 4)).toBe('häl');
    expect(slash('Hej /', 5)).toBe('');
    expect(slash('och/eller', 9)).toBeNull();
    expect(slash('/häl och', 8)).toBeNull();
  });
});

test('times offered are ahead and by the quarter; before a weekend Monday is one of them', () => {
  const friday = new Date(2026, 10, 27, 14, 7).getTime();
  const choices = whenChoices(friday);
  expect(choices.map((one) => localInput(one.at))).toEqual([
    '2026-11-27T15:15',
    '2026-11-30T09:00',
  ]);
});
