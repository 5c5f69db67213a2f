// An instant is a day that exists, in a century that a desk and its database can hold.
import { expect, test } from 'vitest';
import { Instant } from './ids.ts';

test.each(['2000-01-01T00:00:00Z', '2099-12-31T23:59:59.999Z', '2026-11-23T14:04:00+01:00'])(
  '%s is one',
  (text) => expect(Instant.parse(text)).toBe(text),
);

test.each([
  '9999-12-31T23:59:59-14:00',
  '2100-01-01T00:00:00Z',
  '1999-12-31T23:59:59Z',
  '2000-01-01T00:00:00+01:00',
  '2099-12-31T23:59:59-01:00',
  '2026-02-30T12:00:00Z',
  '2026-11-23T13:04:00',
  'yesterday',
])('%s is none', (text) => expect(Instant.safeParse(text).success).toBe(false));
