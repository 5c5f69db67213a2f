// What a file would make other than it is: new, changed, and not named at all.
import { isDeepStrictEqual } from 'node:util';
import type { Placed } from './present.ts';

export type Changed<T> = { now: T; fields: string[] };
export type Part<T> = { added: T[]; changed: Changed<T>[]; left: string[] };
type Parts = { [K in Exclude<keyof Placed, 'desk'>]: Part<Placed[K][number]> };
export type Difference = Parts & { desk: string[] };

/** Compares by code. `desk` is the names of its fields that are other. */
export const difference = (file: Placed, there: Placed): Difference => ({
  desk: otherFields(file.desk, there.desk),
  boards: part(file.boards, there.boards),
  teams: part(file.teams, there.teams),
  topics: part(file.topics, there.topics),
  servicePoints: part(file.servicePoints, there.servicePoints),
});

/** Whether there is nothing to do. */
export const isSame = ({ desk, ...parts }: Difference): boolean =>
  desk.length === 0 &&
  Object.values(parts).every(({ added, changed }) => added.length + changed.length === 0);

function part<T extends { code: string }>(file: readonly T[], there: readonly T[]): Part<T> {
  const before = new Map(there.map((one) => [one.code, one]));
  const named = new Set(file.map((one) => one.code));
  const both = file.flatMap((now) => {
    const was = before.get(now.code);
    return was ? [{ now, fields: otherFields(now, was) }] : [];
  });
  return {
    added: file.filter((one) => !before.has(one.code)),
    changed: both.filter(({ fields }) => fields.length > 0),
    left: there.map((one) => one.code).filter((code) => !named.has(code)),
  };
}

const otherFields = (now: object, was: object): string[] =>
  Object.entries(now).flatMap(([field, value]) =>
    isDeepStrictEqual(value, Reflect.get(was, field)) ? [] : [field],
  );
