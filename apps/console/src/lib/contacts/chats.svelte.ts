// The chats I have now, beside my calls: which run, and in which a resident has written what I have not seen.
import { channelFacts } from '@entre/contract/channels';
import { isOpen, type CaseRow } from '@entre/contract/cases';
import type { RowChange } from '@entre/client/apply';
import { whoOf } from '#lib/cases/people.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Desk } from '#lib/shell/desk.svelte.ts';

/** Milliseconds after the last word in which a chat still counts as running. */
const RUNNING_MS = 60 * 60_000;
/** More than anyone has at once. */
const AT_MOST = 100;
const KEY = 'entre-seen-1';

type Seen = Readonly<Record<string, number>>;

export class Chats {
  #mine = $state.raw<readonly CaseRow[]>([]);
  /** By case: the last thing a resident wrote that was on screen here. */
  #seen = $state.raw<Seen>(readSeen());
  readonly #desk: Desk;
  /** Heard while my cases were on their way: null when none are. */
  #meanwhile: RowChange[] | null = null;
  /** Live chats with somebody in them, in the order they came. */
  readonly shown = $derived.by(() =>
    this.#mine.filter((row) => channelFacts(row.channel).live && this.#runs(row)),
  );
  /** Of all my cases, also those no tab stands for. */
  readonly unread = $derived.by(() => this.#mine.filter((row) => this.isUnread(row)).length);

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  isUnread(row: CaseRow): boolean {
    return row.waitingSince !== null && row.residentSeq > (this.#seen[row.id] ?? 0);
  }

  /** What a resident wrote in a case is on screen, up to this; what has not come to the screen is not seen. */
  see({ caseId, residentSeq }: { caseId: string; residentSeq: number }): void {
    if ((this.#seen[caseId] ?? 0) >= residentSeq) return;
    this.#keep({ ...this.#seen, [caseId]: residentSeq });
  }

  /** Asks for my cases and follows them; returns how to stop. */
  start(): () => void {
    if (!this.#desk.may('case.read')) return () => {};
    void this.#load();
    return this.#desk.live.rows({
      row: (change) => this.#hear(change),
      reload: () => void this.#load(),
    });
  }

  async #load(): Promise<void> {
    const meanwhile: RowChange[] = (this.#meanwhile = []);
    const query = { view: 'mine', limit: AT_MOST } as const;
    const page = await this.#desk.call('GET /cases', { query }).catch(() => null);
    // Asked anew since: that answer is the newer one.
    if (meanwhile !== this.#meanwhile) return;
    this.#meanwhile = null;
    if (!page) return;
    this.#mine = inOrder(page.items);
    meanwhile.forEach((change) => this.#take(change));
    const mine = new Set(this.#mine.map((row) => row.id));
    this.#keep(Object.fromEntries(Object.entries(this.#seen).filter(([id]) => mine.has(id))));
  }

  #hear(change: RowChange): void {
    this.#meanwhile?.push(change);
    const before = this.#take(change);
    const { row } = change;
    if (row && before && this.#isMine(row) && row.residentSeq > before.residentSeq)
      this.#announce(row);
  }

  /** Puts a changed row in, or takes it out; older news than what is here changes nothing. Returns what stood here. */
  #take({ caseId, row }: RowChange): CaseRow | undefined {
    const before = this.#mine.find((one) => one.id === caseId);
    if (row && before && row.head < before.head) return before;
    const mine = row !== null && this.#isMine(row);
    if (!mine && !before) return before;
    const rest = this.#mine.filter((one) => one.id !== caseId);
    this.#mine = mine ? inOrder([...rest, row]) : rest;
    return before;
  }

  #isMine(row: CaseRow): boolean {
    return row.assigneeId === this.#desk.me.id && isOpen(row.state);
  }

  /** Said only when the case is not the one on screen: there it is read out itself. */
  #announce(row: CaseRow): void {
    if (location.pathname.endsWith(row.id)) return;
    const who = whoOf(row, null);
    const said = m.contacts_chat_wrote({ who, subject: row.subject });
    this.#desk.announcer.say(said, { important: true });
  }

  #runs(row: CaseRow): boolean {
    return (
      row.waitingSince !== null || this.#desk.clock.now - Date.parse(row.updatedAt) < RUNNING_MS
    );
  }

  #keep(seen: Seen): void {
    this.#seen = seen;
    try {
      localStorage.setItem(KEY, JSON.stringify(seen));
    } catch {
      // Then a chat that waits is marked once more after a reload.
    }
  }
}

const inOrder = (rows: readonly CaseRow[]): CaseRow[] =>
  [...rows].sort((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt));

function readSeen(): Seen {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Seen;
  } catch {
    return {};
  }
}
