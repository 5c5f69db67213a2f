// Waiting visits and the last seen screens in IndexedDB, so that a service point goes on without network.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { VisitBoard } from '@entre/contract/visits';
import type { VisitStore } from './visitOutbox.ts';
import type { WaitingVisit } from './waitingVisit.ts';

interface Shape extends DBSchema {
  waiting: { key: string; value: WaitingVisit };
  boards: { key: string; value: VisitBoard & { day: string } };
}
export type VisitDb = IDBPDatabase<Shape>;

/** Opens the device's own store; it holds visits (no persons) and figures. */
export const openVisitDb = (): Promise<VisitDb> =>
  openDB<Shape>('entre-visits', 1, {
    upgrade(db) {
      // Keys are UUIDv7, so that the order of keys is the order of taps.
      db.createObjectStore('waiting', { keyPath: 'key' });
      db.createObjectStore('boards', { keyPath: 'servicePointId' });
    },
  });

export const visitStore = (db: VisitDb): VisitStore => ({
  all: () => db.getAll('waiting'),
  async update(key, change) {
    const tx = db.transaction('waiting', 'readwrite', { durability: 'strict' });
    const next = change((await tx.store.get(key)) ?? null);
    if (next === null) await tx.store.delete(key);
    else await tx.store.put(next);
    await tx.done;
    return next;
  },
});

export const keepBoard = async (db: VisitDb, board: VisitBoard, day: string): Promise<void> => {
  await db.put('boards', { ...board, day });
};

/** The screen as last seen, for when the server cannot be reached; figures of another day are emptied. */
export async function lastBoard(db: VisitDb, id: string, day: string): Promise<VisitBoard | null> {
  const kept = await db.get('boards', id);
  if (!kept) return null;
  const { day: seen, ...board } = kept;
  return seen === day ? board : { ...board, today: 0, byHour: board.byHour.map(() => 0) };
}

/** Where the browser gives no storage: holds until the page is left. */
export function memoryStore(): VisitStore {
  const kept = new Map<string, WaitingVisit>();
  return {
    all: () => Promise.resolve([...kept.values()].sort((a, b) => (a.key < b.key ? -1 : 1))),
    update: (key, change) => {
      const next = change(kept.get(key) ?? null);
      if (next === null) kept.delete(key);
      else kept.set(key, next);
      return Promise.resolve(next);
    },
  };
}
