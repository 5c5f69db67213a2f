// Telling rows of the queue: only a batch told to its end carries a screen on, and one that failed leaves a hole.
import { expect, test } from 'vitest';
import type { Event } from '../generated/prisma/client.ts';
import type { PresenceBook } from './presence.ts';
import { makePublish } from './publish.ts';
import type { RealtimeParts, ResidentSpace, StaffSpace } from './types.ts';

const facts = { boardId: 'b', teamId: 't', assigneeId: null, servicePointId: null };
const sight = (id: string) => ({ id, secrecy: 'open', ...facts });

/** One colleague's screen, and a database that can be away. */
function desk() {
  const heard: { caseId: string; from: number; pos: number }[] = [];
  const away = { now: false };
  const actor = {
    kind: 'staff',
    id: 's',
    permissions: new Set(['case.read']),
    teamIds: ['t'],
    boardIds: [],
    servicePointIds: [],
  };
  const socket = {
    data: { actor, toldFrom: null },
    emit: (word: string, what: (typeof heard)[number]) => word === 'row' && heard.push(what),
  };
  const quiet = { emit: () => undefined, to: () => quiet, adapter: { rooms: new Map() } };
  const staff = { ...quiet, sockets: new Map([['1', socket]]) } as unknown as StaffSpace;
  const residents = { ...quiet, sockets: new Map() } as unknown as ResidentSpace;
  const findMany = ({ where }: { where: { id: { in: string[] } } }) =>
    away.now ? Promise.reject(new Error('away')) : Promise.resolve(where.id.in.map(sight));
  const rows = (cases: { id: string }[]) => Promise.resolve(cases.map(({ id }) => ({ id })));
  const parts = {
    db: { case: { findMany } },
    views: { rows, sight: (kase: unknown) => kase },
  } as unknown as RealtimeParts;
  const publish = makePublish(parts, staff, residents, {} as PresenceBook);
  const told = (...at: [number, string][]) =>
    publish(
      at.map(([feedPos, caseId]) => ({ feedPos, caseId, type: 'note.added' }) as unknown as Event),
    );
  return { heard, away, told };
}

test('only the last frame of a batch carries one on', async () => {
  const { heard, told } = desk();
  await told([11, 'a'], [12, 'b'], [13, 'a']);
  expect(heard.map(({ caseId, from, pos }) => [caseId, from, pos])).toEqual([
    ['a', 10, 10],
    ['b', 10, 13],
  ]);
});

test('after a batch that could not be told, the next one begins behind the hole', async () => {
  const { heard, away, told } = desk();
  await told([11, 'a']);
  away.now = true;
  await expect(told([12, 'b'])).rejects.toThrow('away');
  away.now = false;
  await told([13, 'a']);
  expect(heard.at(-1)).toMatchObject({ caseId: 'a', from: 12, pos: 13 });
});
