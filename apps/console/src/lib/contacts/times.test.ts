// Holds the promised times to the quarter and the local hour.
import { expect, it } from 'vitest';
import { localInput } from '#lib/cases/whenChoices.ts';
import { chosen, firstPromise, running } from './times.ts';
import { linkedTo } from './linked.ts';

it('promises an hour ahead, on the quarter, and nothing at night', () => {
  const at = firstPromise(new Date(2026, 10, 23, 13, 4).getTime());
  expect(localInput(at)).toBe('2026-11-23T14:15');
  expect(localInput(firstPromise(new Date(2026, 10, 23, 23, 0).getTime()))).toBe(
    '2026-11-24T09:00',
  );
});
it('reads back what it wrote', () => {
  expect(chosen('2026-11-23T14:15')?.getHours()).toBe(14);
  expect(chosen('')).toBeNull();
});
it('counts how long it runs', () => {
  const now = Date.parse('2026-11-23T12:03:12Z');
  expect(running('2026-11-23T12:00:00Z', now)).toBe('03:12');
  expect(running('2026-11-23T11:00:00Z', now)).toBe('1:03:12');
  expect(running('2026-11-23T12:04:00Z', now)).toBe('00:00');
});
it('knows the one thing that may be noted where free text is forbidden', () => {
  const teams = ['Socialtjänst', 'Äldreomsorg'];
  expect(linkedTo(' ', teams)).toBe('');
  expect(linkedTo('Kopplad till Socialtjänst', teams)).toBe('Socialtjänst');
  expect(linkedTo('Hon har det svårt', teams)).toBeNull();
  expect(linkedTo('Kopplad till Socialtjänst, hon har det svårt', teams)).toBeNull();
  expect(linkedTo('Kopplad till Socialtjänst\nHon har det svårt', teams)).toBeNull();
});
