// Where unsent text is kept: IndexedDB, or memory where that is refused or does not answer.
import { openDB, type IDBPDatabase } from 'idb';

/** A message as kept. `id` is a UUIDv7, so that sorting by it is the order of writing. */
export type Kept = {
  id: string;
  /** The case or thread: order is kept within it. */
  lane: string;
  kind: string;
  body: unknown;
  at: string;
  /** Who wrote it, so that another account on the same machine neither sees nor sends it. */
  owner: string;
  failed: unknown;
};

export interface Shelf {
  /** Lost with the page. */
  readonly volatile: boolean;
  all(owner: string): Promise<Kept[]>;
  put(kept: Kept): Promise<void>;
  remove(id: string): Promise<void>;
}

const STORE = 'unsent';
/** Some browsers never answer when storage is partitioned or broken. */
const PATIENCE = 2000;

/** Opens the shelf of this name; never throws. */
export async function openShelf(name: string): Promise<Shelf> {
  try {
    return new Stored(await within(open(name)));
  } catch {
    return new Memory();
  }
}

const open = (name: string) =>
  openDB(name, 1, {
    upgrade(db) {
      db.createObjectStore(STORE, { keyPath: 'id' }).createIndex('owner', 'owner');
    },
  });

const within = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<T>((_, fail) => setTimeout(() => fail(new Error('no answer')), PATIENCE)),
  ]);

export class Memory implements Shelf {
  readonly volatile = true;
  readonly #kept = new Map<string, Kept>();
  async all(owner: string) {
    return [...this.#kept.values()].filter((k) => k.owner === owner);
  }
  async put(kept: Kept) {
    this.#kept.set(kept.id, kept);
  }
  async remove(id: string) {
    this.#kept.delete(id);
  }
}

/** The database, with memory beneath for what it would not take (full disk, private window). */
class Stored implements Shelf {
  readonly #db: IDBPDatabase;
  readonly #beneath = new Memory();
  volatile = false;
  constructor(db: IDBPDatabase) {
    this.#db = db;
  }
  async all(owner: string) {
    const stored = (await this.#db
      .getAllFromIndex(STORE, 'owner', owner)
      .catch(() => [])) as Kept[];
    return [...stored, ...(await this.#beneath.all(owner))];
  }
  async put(kept: Kept) {
    try {
      await this.#db.put(STORE, kept);
    } catch {
      this.volatile = true;
      await this.#beneath.put(kept);
    }
  }
  async remove(id: string) {
    await this.#beneath.remove(id);
    await this.#db.delete(STORE, id).catch(() => undefined);
  }
}
