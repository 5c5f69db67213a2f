// What stands between the writer and a mistake: unseen news, personal numbers, templates, times and codes.
import { describe, expect, test } from 'vitest';
import { shownCode, spelt } from './code.ts';
import { personalNumbers, withoutNumbers } from './personnummer.ts';
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

describe('personal numbers', () => {
  test('are found as people write them, coordination numbers too', () => {
    for (const found of [
      '19811218-9876',
      '811218-9876',
      '8112189876',
      '198112189876',
      '1981 12 18-9876',
      '811278-9873',
    ])
      expect(personalNumbers(`Hej ${found}!`), found).toHaveLength(1);
  });
  test('telephone numbers, case numbers and wrong check digits are not', () => {
    for (const not of [
      '0455-30 30 00',
      '070-174 06 15',
      'KC-2611-000412',
      '811218-9875',
      '811318-9876',
      '5560360793000',
    ])
      expect(personalNumbers(`Ring ${not}.`), not).toEqual([]);
  });
  test('are hidden without touching the rest', () => {
    expect(withoutNumbers('Nr 19811218-9876, tel 0455-30 30 00')).toBe(
      'Nr 19811218-XXXX, tel 0455-30 30 00',
    );
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

test('a code is shown in fours and spelt sign by sign', () => {
  expect(shownCode('K7M4TPXD')).toBe('K7M4-TPXD');
  expect(spelt('K7')).toEqual(['Kalle', '7']);
});
