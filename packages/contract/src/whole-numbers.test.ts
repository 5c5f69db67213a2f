// No number gets past the door that the database could not hold: each is refused as `invalid`, not met as a failure.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { endpoints } from './api.ts';
import type { Endpoint } from './endpoint.ts';
import { INT4_MAX } from './ids.ts';

/** Kept as bigint: any whole number that a client can say exactly will do. */
const wide: Record<string, number> = { 'GET /feed query.after': Number.MAX_SAFE_INTEGER };

type Node = { type?: string; maximum?: number; minimum?: number; [part: string]: unknown };

function numbersIn(node: unknown, path: string): { path: string; node: Node }[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = node as Node;
  const here = own.type === 'integer' || own.type === 'number' ? [{ path, node: own }] : [];
  const below = Object.entries(own).flatMap(([name, part]) =>
    numbersIn(part, /^(properties|anyOf|oneOf|\d+)$/.test(name) ? path : `${path}.${name}`),
  );
  return [...here, ...below];
}

const given = (endpoints as readonly Endpoint[]).flatMap((e) =>
  (['params', 'query', 'body'] as const).flatMap((part) => {
    const schema = e[part];
    if (!schema) return [];
    const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    return numbersIn(described, `${e.method} ${e.path} ${part}`);
  }),
);

test('there are numbers to look at', () => {
  expect(given.map((one) => one.path)).toContain('PATCH /articles/{id} body.rev');
  expect(given.map((one) => one.path)).toContain('GET /cases/{id}/events query.after');
  expect(given.map((one) => one.path)).toContain('PATCH /visits/{id} body.difficulty');
});

test('each is whole, and within what its column holds', () => {
  const loose = given.filter(
    ({ path, node }) =>
      node.type !== 'integer' ||
      (node.maximum ?? Infinity) > (wide[path] ?? INT4_MAX) ||
      (node.minimum ?? -Infinity) < -INT4_MAX - 1,
  );
  expect(loose.map((one) => one.path)).toEqual([]);
});
