// What a failure of the database means, by its code and never by what its words happen to hold.
import { expect, test } from 'vitest';
import { isClash, isLost } from './sqlstate.ts';

/** As Prisma tells a failed statement: its own code outside, the server's within. */
const failed = (code: string, state: string, message = 'x'): Error =>
  Object.assign(new Error(`Raw query failed. Code: \`${state}\`. Message: \`${message}\``), {
    name: 'PrismaClientKnownRequestError',
    code,
    meta: {
      driverAdapterError: new Error(message, {
        cause: { originalCode: state, originalMessage: message, kind: 'postgres', message },
      }),
    },
  });
const coded = (code: string): Error => Object.assign(new Error('x'), { code });

test.each([
  ['it is shut down', failed('P2010', '57P01')],
  ['it is starting', failed('P2010', '57P03')],
  ['a statement was stopped for its time', failed('P2010', '57014')],
  ['the connection broke', failed('P2010', '08006')],
  ['the disk is full', failed('P2039', '53100')],
  ['there are too many connections', failed('P2010', '53300')],
  ['the disk cannot be read', failed('P2010', '58030')],
  ['a lock did not come free', failed('P2010', '55P03')],
  ['it takes no changes, being the standby', failed('P2039', '25006')],
  ['a transaction stood still for too long', failed('P2010', '25P03')],
  ['it lets nobody in', failed('P2010', '28P01')],
  ['nobody knows whether it was done', failed('P2010', '40003')],
  ['the server’s own error comes bare', Object.assign(coded('57P01'), { severity: 'FATAL' })],
  ['nobody answers', coded('ECONNREFUSED')],
  ['it cannot be reached', coded('P1001')],
  ['the pool is empty', coded('P2024')],
  ['a transaction could not begin', coded('P2028')],
  ['the driver closed', new Error('x', { cause: { kind: 'ConnectionClosed' } })],
  ['the driver waited in vain', new Error('Query read timeout')],
  ['the driver was left', new Error('Connection terminated unexpectedly')],
])('nothing can be promised when %s', (_name, error) => {
  expect([isLost(error), isClash(error)]).toEqual([true, false]);
});

test.each([
  ['a deadlock', failed('P2010', '40P01')],
  ['a transaction that met another', failed('P2034', '40001')],
])('%s is tried again, and in the end is not known to be saved', (_name, error) => {
  expect([isLost(error), isClash(error)]).toEqual([true, true]);
});

test.each([
  ['a model', failed('P2002', '23505')],
  ['plain SQL', failed('P2010', '23505')],
])('the same thing made at once by %s is tried again, and is never lost', (_name, error) => {
  expect([isLost(error), isClash(error)]).toEqual([false, true]);
});

test.each([
  ['a value out of range', failed('P2010', '22003', 'value "5308006" is out of range')],
  ['a date that is none', failed('P2039', '22008')],
  ['a key that leads nowhere', failed('P2003', '23503')],
  ['a value that is missing', failed('P2010', '23502')],
  ['a column that is not there', failed('P2010', '42703')],
  ['words that hold codes', failed('P2010', 'P0001', '57P01 08006 40001 P1001 53100 timed out')],
  ['a case with such a number', new Error('no topic for KC-2611-053100, 40001 or 08123')],
  ['a write that records nothing', new Error('a write that records nothing')],
  ['a mistake', new TypeError('x is undefined')],
  ['nothing', null],
])('%s is a fault of ours: neither', (_name, error) => {
  expect([isLost(error), isClash(error)]).toEqual([false, false]);
});

test('a failure that is its own cause is looked at once', () => {
  const error = new Error('x');
  error.cause = error;
  expect(isLost(error)).toBe(false);
});
