// The visits of this machine: what waits to be sent, whether the server is reached, and the screens last seen.
import { createContext } from 'svelte';
import { v7 } from 'uuid';
import type { VisitBoard } from '@entre/contract/visits';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { localDay } from './day.ts';
import { VisitOutbox } from './visitOutbox.ts';
import {
  keepBoard,
  lastBoard,
  memoryStore,
  openVisitDb,
  visitStore,
  type VisitDb,
} from './visitStore.ts';
import { unsent, type Details, type NewTap, type Step, type WaitingVisit } from './waitingVisit.ts';

/** Made once by the layout, so that waiting visits are sent whatever page one is on. */
export const [useVisits, provideVisits] = createContext<Visits>();

type Hearer = (visit: WaitingVisit, step: Step) => void;

export class Visits {
  waiting = $state.raw<readonly WaitingVisit[]>([]);
  /** The last try reached the server and the machine has not said that it is offline. */
  reached = $state(navigator.onLine);
  /** The machine has a network; the server may be away all the same. */
  online = $state(navigator.onLine);
  /** Storage is refused: waiting visits would not survive a reload. */
  volatile = $state(false);
  readonly #desk: Desk;
  readonly #outbox: Promise<VisitOutbox>;
  readonly #db: Promise<VisitDb | null>;
  /** The other tabs of this machine: they show and send the same waiting visits. */
  #tabs: BroadcastChannel | null = null;
  readonly #saved = new Set<Hearer>();
  readonly #late = new Set<(visit: WaitingVisit) => void>();

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#db = openVisitDb().catch(() => null);
    this.#outbox = this.#open();
  }

  /** Hears the network come and go; returns how to stop. */
  start(): () => void {
    const back = () => {
      this.online = this.reached = true;
      void this.flush();
    };
    const away = () => (this.online = this.reached = false);
    const hear = () => void this.#outbox.then((outbox) => outbox.changed());
    const tabs = new BroadcastChannel('entre-visits');
    this.#tabs = tabs;
    window.addEventListener('online', back);
    window.addEventListener('offline', away);
    tabs.addEventListener('message', hear);
    const stop = this.#desk.live.onChanged('visits', () => void this.flush());
    return () => {
      stop();
      tabs.close();
      this.#tabs = null;
      window.removeEventListener('online', back);
      window.removeEventListener('offline', away);
      void this.#outbox.then((outbox) => outbox.stop());
    };
  }

  tap(from: NewTap): Promise<void> {
    return this.#change((outbox) => outbox.tap(from));
  }
  /** True when that was all; else `onSaved` or `onTooLate` tells how it went. */
  undo(visit: WaitingVisit): Promise<boolean> {
    return this.#change((outbox) => outbox.undo(visit));
  }
  detail(visit: WaitingVisit, details: Details): Promise<void> {
    return this.#change((outbox) => outbox.detail(visit, details));
  }
  giveUp(key: string): Promise<void> {
    return this.#change((outbox) => outbox.giveUp(key));
  }
  /** Sends a refused visit again without its text, as a new one with the same time. */
  async withoutNote(visit: WaitingVisit): Promise<void> {
    const { servicePointId, topicId, occurredAt } = visit;
    await this.giveUp(visit.key);
    await this.tap({ key: v7(), servicePointId, topicId, occurredAt });
  }
  async flush(): Promise<void> {
    (await this.#outbox).flush();
  }

  /** Hears what the server has acknowledged; returns how to stop. */
  onSaved(hear: Hearer): () => void {
    this.#saved.add(hear);
    return () => this.#saved.delete(hear);
  }
  /** Hears what could not be taken back any more; returns how to stop. */
  onTooLate(hear: (visit: WaitingVisit) => void): () => void {
    this.#late.add(hear);
    return () => this.#late.delete(hear);
  }

  /** The screen of a point, from the server, or as last seen here when the server cannot be reached. */
  async board(id: string): Promise<VisitBoard | null> {
    const db = await this.#db;
    const day = localDay(Date.now());
    try {
      const board = await this.#desk.call('GET /service-points/{id}/visit-board', {
        params: { id },
      });
      if (db) await keepBoard(db, board, day).catch(() => undefined);
      return board;
    } catch {
      return db === null ? null : await lastBoard(db, id, day).catch(() => null);
    }
  }

  async #change<T>(how: (outbox: VisitOutbox) => Promise<T>): Promise<T> {
    const done = await how(await this.#outbox);
    this.#tabs?.postMessage('changed');
    return done;
  }

  async #open(): Promise<VisitOutbox> {
    const db = await this.#db;
    this.volatile = db === null;
    return new VisitOutbox({
      http: this.#desk.call,
      store: db === null ? memoryStore() : visitStore(db),
      alone: oneTabAtATime,
      news: {
        onchange: (visits) => {
          this.waiting = visits;
          this.#desk.unsent.set('visits', unsent(visits).length);
        },
        onsaved: (visit, step) => {
          this.#saved.forEach((hear) => hear(visit, step));
          this.#tabs?.postMessage('changed');
        },
        ontoolate: (visit) => this.#late.forEach((hear) => hear(visit)),
        onreach: (reached) => (this.reached = reached),
      },
    });
  }
}

/** The browser's own lock, where it has one; the keys make a double sending harmless where it has not. */
async function oneTabAtATime(work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request('entre-visits', work);
}
