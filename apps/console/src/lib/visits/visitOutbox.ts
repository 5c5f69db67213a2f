// Sends waiting visits to the server, one at a time, until every one is acknowledged; survives reload and lost network.
import { backoff } from '@entre/client/backoff';
import { ApiError, type Http } from '@entre/client/http';
import {
  acknowledged,
  nextStep,
  tap,
  withDetails,
  withUndo,
  type Details,
  type NewTap,
  type Step,
  type WaitingVisit,
} from './waitingVisit.ts';

/** Where waiting visits lie between tries. Every change is one atomic read-and-write. */
export type VisitStore = {
  all: () => Promise<WaitingVisit[]>;
  /** Changes one visit; null from `change` removes it. Gives back what stands there now. */
  update: (
    key: string,
    change: (visit: WaitingVisit | null) => WaitingVisit | null,
  ) => Promise<WaitingVisit | null>;
};

export type OutboxNews = {
  /** What waits, after every change. */
  onchange: (visits: WaitingVisit[]) => void;
  /** The server acknowledged something; figures may be fetched again. */
  onsaved: (visit: WaitingVisit, step: Step) => void;
  /** It came too late to be taken back. */
  ontoolate: (visit: WaitingVisit) => void;
  /** Whether the last try reached the server. */
  onreach: (reached: boolean) => void;
};

type Parts = {
  http: Http;
  store: VisitStore;
  news: OutboxNews;
  /** Lets one tab send at a time; runs `work` or leaves it. */
  alone?: (work: () => Promise<void>) => Promise<void>;
  wait?: (ms: number, then: () => void) => () => void;
};

const later = (ms: number, then: () => void) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};

/** Over a store; it begins with what an earlier visit of the page left behind. */
export class VisitOutbox {
  readonly #parts: Required<Parts>;
  #running = false;
  #again = false;
  #tries = 0;
  #cancel: () => void = () => {};
  #stopped = false;

  constructor(parts: Parts) {
    this.#parts = { alone: (work) => work(), wait: later, ...parts };
    void this.#tell().then(() => this.flush());
  }

  /** Stores a tap; it is safe when this resolves, and sent when it can be. */
  async tap(from: NewTap): Promise<void> {
    await this.#change(from.key, () => tap(from));
  }
  /** True when that was all: the server never had it. Else the server's word is still to come. */
  async undo(visit: WaitingVisit): Promise<boolean> {
    const left = await this.#change(visit.key, (now) => withUndo(now ?? visit));
    return left === null || nextStep(left)?.do === 'forget';
  }
  async detail(visit: WaitingVisit, details: Details): Promise<void> {
    await this.#change(visit.key, (now) => withDetails(now ?? visit, details));
  }
  /** Forgets a visit that the server refused for good. */
  async giveUp(key: string): Promise<void> {
    await this.#change(key, () => null);
  }

  /** Another tab stored or sent something: what waits is read anew. */
  async changed(): Promise<void> {
    await this.#tell();
    this.flush();
  }

  /** Sends what waits now: call when the network may be back. */
  flush(): void {
    if (this.#stopped) return;
    this.#cancel();
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    void this.#parts
      .alone(() => this.#drain())
      .catch(() => {})
      .finally(() => {
        this.#running = false;
        if (!this.#again) return;
        this.#again = false;
        this.flush();
      });
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #tell(): Promise<void> {
    this.#parts.news.onchange(await this.#parts.store.all());
  }

  async #change(
    key: string,
    how: (visit: WaitingVisit | null) => WaitingVisit | null,
  ): Promise<WaitingVisit | null> {
    const left = await this.#parts.store.update(key, how);
    await this.#tell();
    this.flush();
    return left;
  }

  async #drain(): Promise<void> {
    const { http, store, news, wait } = this.#parts;
    for (const found of await store.all()) {
      let visit: WaitingVisit | null = found;
      while (visit !== null && !this.#stopped) {
        const step = nextStep(visit);
        if (step === null) break;
        const went: WaitingVisit | null | 'unreachable' = await take(
          http,
          store,
          news,
          visit,
          step,
        );
        await this.#tell();
        if (went === 'unreachable') {
          news.onreach(false);
          this.#tries += 1;
          this.#cancel = wait(backoff(this.#tries), () => this.flush());
          return;
        }
        this.#tries = 0;
        visit = went;
      }
    }
  }
}

/** Takes one step with one visit; gives back what is left of it. */
async function take(
  http: Http,
  store: VisitStore,
  news: OutboxNews,
  visit: WaitingVisit,
  step: Step,
): Promise<WaitingVisit | null | 'unreachable'> {
  if (step.do === 'forget') return store.update(visit.key, forgetIfDone);
  if (step.do === 'log')
    await store.update(visit.key, (now) => (now === null ? null : { ...now, tried: true }));
  try {
    const id = await call(http, visit, step);
    news.onreach(true);
    const left = await store.update(visit.key, (now) => {
      if (now === null || step.do === 'undo') return null;
      return acknowledged(now, step, id);
    });
    news.onsaved(left ?? visit, step);
    return left;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // A session that ran out is not a refusal of the visit: it waits until somebody has signed in.
    if (error.passing || error.code === 'unauthenticated') return 'unreachable';
    news.onreach(true);
    return refuse(store, news, visit, step, error);
  }
}

/** Only what has nothing left to tell is removed: something may have been asked for since. */
const forgetIfDone = (now: WaitingVisit | null): WaitingVisit | null =>
  now === null || nextStep(now)?.do === 'forget' ? null : now;

async function call(
  http: Http,
  visit: WaitingVisit,
  step: Exclude<Step, { do: 'forget' }>,
): Promise<string | null> {
  switch (step.do) {
    case 'log': {
      const { servicePointId, topicId, occurredAt, note } = visit;
      const body = { servicePointId, topicId, occurredAt, note };
      return (await http('POST /visits', { body, key: visit.key })).id;
    }
    case 'detail':
      await http('PATCH /visits/{id}', { params: { id: step.visitId }, body: step.details });
      return visit.visitId;
    case 'undo':
      await http('DELETE /visits/{id}', { params: { id: step.visitId } });
      return null;
  }
}

async function refuse(
  store: VisitStore,
  news: OutboxNews,
  visit: WaitingVisit,
  step: Step,
  error: ApiError,
): Promise<WaitingVisit | null> {
  if (step.do === 'undo') {
    // Not found is what was wanted; too late must be told.
    if (error.code !== 'not-found') news.ontoolate(visit);
    else news.onsaved(visit, step);
    return store.update(visit.key, () => null);
  }
  if (step.do === 'detail')
    return store.update(visit.key, (now) =>
      now === null ? null : acknowledged(now, step, now.visitId),
    );
  return store.update(visit.key, (now) => (now === null ? null : { ...now, refused: error.code }));
}
