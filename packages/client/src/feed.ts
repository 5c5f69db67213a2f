// Where a screen stands in the feed of changed rows, and how it catches up; one flight at a time.
import type { RowChange, Stretch } from '@entre/contract/live';
import { ApiError, type Http } from './http.ts';

type FeedSink = { row(change: RowChange): void; reload(): void };

export class Feed {
  readonly #http: Http;
  readonly #sinks = new Set<FeedSink>();
  /** Null until the server has said where the feed is. */
  #pos: number | null = null;
  #epoch: string | null = null;
  #flying = false;
  /** Heard of during a flight, which may have looked before it: one more flight where this one falls short. */
  #upTo = 0;
  /** What frames said during a flight, in sight or not: the answer may have been read before them. */
  readonly #told = new Map<string, boolean>();

  constructor(http: Http) {
    this.#http = http;
  }

  add(sink: FeedSink): () => void {
    this.#sinks.add(sink);
    return () => void this.#sinks.delete(sink);
  }

  /** A frame from the socket. It carries one on only from where one has come; before that lies a hole. */
  row({ from, pos, ...change }: RowChange & Stretch): void {
    this.#tell(change);
    if (this.#pos === null) return;
    if (this.#pos < from) void this.catchUp(from);
    else this.#pos = Math.max(this.#pos, pos);
  }

  /** It left your sight, whatever the feed says. */
  forget(caseId: string): void {
    this.#tell({ caseId, row: null });
  }

  /** Other cases are in sight now, which the feed does not tell. */
  reload(): void {
    this.#sinks.forEach((sink) => sink.reload());
  }

  /** What the server says the feed has come to. */
  beat(epoch: string, pos: number): void {
    if (this.#pos === null || epoch !== this.#epoch) this.#restart(epoch, pos);
    // Where nobody lists cases there is nothing to catch up, and perhaps no right to ask.
    else if (this.#sinks.size === 0) this.#pos = pos;
    else if (pos > this.#pos) void this.catchUp(pos);
  }

  /** Whether the server has said where the feed is; with a socket the beat at coming in does. */
  get known(): boolean {
    return this.#pos !== null;
  }

  /**
   * Fetches what changed since; where that is too long ago, the lists are told to load again.
   * @param upTo where the feed is known to have come
   */
  async catchUp(upTo = Infinity): Promise<void> {
    if (this.#sinks.size === 0) return;
    if (this.#flying) {
      this.#upTo = Math.max(this.#upTo, upTo);
      return;
    }
    this.#flying = true;
    this.#upTo = 0;
    this.#told.clear();
    await this.#fly().finally(() => (this.#flying = false));
    if (this.#pos !== null && this.#pos < this.#upTo) await this.catchUp();
  }

  async #fly(): Promise<void> {
    const known = this.#pos !== null;
    try {
      const reply = await this.#http('GET /feed', {
        query: { after: this.#pos ?? 0, ...(this.#epoch === null ? {} : { epoch: this.#epoch }) },
      });
      if (this.#pos === null || reply.epoch !== this.#epoch)
        return this.#restart(reply.epoch, reply.pos);
      // A beat told where the feed is while we asked from its start: the lists load from there.
      if (!known) return;
      const rows = reply.rows.filter((row) => this.#told.get(row.id) !== false);
      const gone = reply.gone.filter((caseId) => this.#told.get(caseId) !== true);
      // Where a frame said otherwise it cannot be told which of the two is later: the next flight has both behind it.
      if (rows.length < reply.rows.length || gone.length < reply.gone.length) this.#upTo = Infinity;
      else this.#pos = Math.max(this.#pos, reply.pos);
      for (const row of rows) this.#tell({ caseId: row.id, row });
      for (const caseId of gone) this.#tell({ caseId, row: null });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'resync' && (known || this.#pos === null)) {
        const now = error.problem?.current as { epoch?: string; pos?: number } | undefined;
        this.#restart(now?.epoch ?? null, now?.pos ?? null);
      }
      // Anything else passes: the next beat or poll tries again.
    }
  }

  #restart(epoch: string | null, pos: number | null): void {
    this.#epoch = epoch;
    this.#pos = pos;
    this.reload();
  }

  #tell(change: RowChange): void {
    if (this.#flying) this.#told.set(change.caseId, change.row !== null);
    this.#sinks.forEach((sink) => sink.row(change));
  }
}
