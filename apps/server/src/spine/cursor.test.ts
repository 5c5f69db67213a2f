// A cursor comes back as it was given; anything else is refused, also what only looks like one.
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

const kinds = ['instant', 'id'] as const;
const now = '2026-11-23T13:04:00.000Z';

test('what a page ended on comes back', () => {
  const parts = [now, uuid()];
  expect(decodeCursor(encodeCursor(parts), kinds)).toEqual(parts);
});

test.each([
  ['a day that is none', ['9999-99-99T99:99:99.999Z', uuid()]],
  ['the thirtieth of February', ['2026-02-30T13:04:00.000Z', uuid()]],
  ['a year before all years', ['0000-01-01T00:00:00.000Z', uuid()]],
  ['an id of no version that there is', [now, '11111111-1111-0111-1111-111111111111']],
  ['an id in capitals', [now, uuid().toUpperCase()]],
  ['a part too few', [now]],
  ['a part too many', [now, uuid(), uuid()]],
])('%s is refused', (_name, parts) => {
  expect(() => decodeCursor(encodeCursor(parts), kinds)).toThrow(
    expect.objectContaining({ code: 'invalid' }),
  );
});

test('what is no base64 is refused', () => {
  expect(() => decodeCursor('%%%', kinds)).toThrow(expect.objectContaining({ code: 'invalid' }));
});
