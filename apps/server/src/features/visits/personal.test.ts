// What a note of a visit may not hold, and what it may.
import { describe, expect, it } from 'vitest';
import { personalIn, refusePersonal } from './personal.ts';

describe('a note that could point at a person', () => {
  it.each([
    ['ring 070-174 06 05', 'phone'],
    ['0455 30 30 00', 'phone'],
    ['tel 0455/303000', 'phone'],
    ['+46(0)701740605', 'phone'],
    ['nummer ０７０１７４０６０５', 'phone'],
    ['08.50.12.34.56', 'phone'],
    ['kort 1234 5678 9012', 'phone'],
    ['850709-9805', 'personnummer'],
    ['19850709-9805', 'personnummer'],
    ['1985-07-09-9805', 'personnummer'],
    ['skriv till anna@example.com', 'email'],
    ['anna@lokalt', 'email'],
  ])('%s: %s', (note, what) => {
    expect(personalIn(note)).toBe(what);
    expect(() => refusePersonal(note)).toThrow(/Visits are anonymous/);
  });

  it.each([
    'Förnyade BankID, ny telefon',
    'kom 2026-11-23 kl 10.30-12.00',
    '2026-11-23 10.30',
    'sal 3, plan 2, 45 min',
    'blankett 4711',
    'öppet 10:00–18:00',
    'fick vänta 5-10 min 2 gånger',
    '',
  ])('%s is fine', (note) => {
    expect(personalIn(note)).toBeNull();
    expect(() => refusePersonal(note)).not.toThrow();
  });
});
