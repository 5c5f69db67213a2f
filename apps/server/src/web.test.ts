// What a page asks of the desk is asked by its visitor: the limits of one are not everybody's.
import { expect, test } from 'vitest';
import { asVisitor } from './web.ts';

const asked = (forwarded?: string): Request =>
  new Request('http://127.0.0.1/api/v1/public/desk', {
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  });
const heard = (request: Request): string | null => request.headers.get('x-forwarded-for');

test('behind a proxy, the address that the proxy saw is passed on as it came', () => {
  const from = { headers: { 'x-forwarded-for': '192.0.2.7, 198.51.100.9' } };
  expect(heard(asVisitor(asked('127.0.0.1'), from))).toBe('192.0.2.7, 198.51.100.9');
});

test('without one, the page cannot make one up', () => {
  expect(heard(asVisitor(asked('192.0.2.7'), { headers: {} }))).toBeNull();
});
