// Which failures mean that nothing can be promised, and which that two transactions met.
import { expect, test } from 'vitest';
import { isClash, isLost } from './errors.ts';

const caused = (message: string, cause: unknown): Error => new Error(message, { cause });

test.each([
  ['the postmaster is gone', caused('x', { kind: 'postgres', code: '57P01', severity: 'FATAL' })],
  ['it says so in words', new Error('terminating connection due to unexpected postmaster exit')],
  ['the driver says so', new Error('ConnectionClosed')],
  ['it is starting', new Error('Raw query failed. Code: `57P03`. Message: `starting up`')],
  ['nobody answers', Object.assign(new Error('x'), { code: 'ECONNREFUSED' })],
  ['the pool is empty', Object.assign(new Error('x'), { code: 'P2024' })],
  ['the disk is full', caused('x', new Error('53100: could not extend file'))],
  ['it took too long', new Error('Query read timeout')],
])('nothing can be promised when %s', (_name, error) => {
  expect(isLost(error)).toBe(true);
  expect(isClash(error)).toBe(false);
});

test.each([
  ['a deadlock', new Error('40P01: deadlock detected')],
  ['the same thing made at once', Object.assign(new Error('x'), { code: 'P2002' })],
])('%s is tried again', (_name, error) => {
  expect(isClash(error)).toBe(true);
  expect(isLost(error)).toBe(false);
});

test('a mistake of ours is neither', () => {
  for (const error of [
    new Error('a write that records nothing'),
    new TypeError('x is undefined'),
    null,
  ])
    expect([isLost(error), isClash(error)]).toEqual([false, false]);
});
