// Telling rows of the queue: only a batch told to its end carries a screen on, and one that failed leaves a hole.
// Hints that figures and places changed come at most once a second, however much happens.
import { expect, test, vi } from 'vitest';
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
  const hints: string[] = [];
  const emit = (word: string, what: { topic: string }) =>
    word === 'changed' && hints.push(what.topic);
  const quiet = { emit, to: () => quiet, adapter: { rooms: new Map() } };
  const staff = { ...quiet, sockets: new Map([['1', socket]]) } as unknown as StaffSpace;
  const waits = { data: { actor: { caseId: 'waits' } } };
  const residents = { ...quiet, sockets: new Map([['2', waits]]) } as unknown as ResidentSpace;
  const findMany = ({ where }: { where: { id: { in: string[] } } }) =>
    away.now ? Promise.reject(new Error('away')) : Promise.resolve(where.id.in.map(sight));
  const rows = (cases: { id: string }[]) => Promise.resolve(cases.map(({ id }) => ({ id })));
  const read = vi.fn(findMany);
  const places = vi.fn((ids: readonly string[]) =>
    Promise.resolve(new Map(ids.map((id) => [id, null]))),
  );
  const parts = {
    db: { case: { findMany: read } },
    views: { rows, places, sight: (kase: unknown) => kase },
  } as unknown as RealtimeParts;
  const publish = makePublish(parts, staff, residents, {} as PresenceBook);
  const told = (...at: [number, string][]) =>
    publish(
      at.map(([feedPos, caseId]) => ({ feedPos, caseId, type: 'note.added' }) as unknown as Event),
    );
  return { heard, hints, away, told, publish, read, places };
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

test('many visits in a second are one hint that the figures changed', async () => {
  vi.useFakeTimers();
  const { publish, hints } = desk();
  const visit = { type: 'visit.logged', caseId: null } as unknown as Event;
  for (let n = 0; n < 5; n++) await publish([visit, visit]);
  await vi.advanceTimersByTimeAsync(900);
  expect(hints.filter((topic) => topic === 'visits')).toHaveLength(10);
  expect(hints.filter((topic) => topic === 'now')).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(hints.filter((topic) => topic === 'now')).toHaveLength(1);
  vi.useRealTimers();
});

test('places are asked for by the threads that wait, and no case is read for it', async () => {
  vi.useFakeTimers();
  const { publish, read, places } = desk();
  await publish([{ feedPos: 1, caseId: 'a', type: 'case.claimed' } as unknown as Event]);
  read.mockClear();
  await vi.advanceTimersByTimeAsync(1500);
  expect(places).toHaveBeenCalledExactlyOnceWith(['waits']);
  expect(read).not.toHaveBeenCalled();
  vi.useRealTimers();
});
