// What one does to cases: each asks the server, says what was done, and offers the way back where there is one.
import { ApiError } from '@entre/client/http';
import type { CaseRow, Outcome, Priority, StateChange } from '@entre/contract/cases';
import type { CaseEvent } from '@entre/contract/events';
import type { Secrecy } from '@entre/contract/topics';
import { m } from '#lib/paraglide/messages.js';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { sentenceOf } from '#lib/shell/trouble.ts';
import { momentWords } from './dueWords.ts';
import { outcomeName } from './names.ts';
import { unseenOf } from './unseen.ts';

/** Told what others have written meanwhile, to show it where the question was asked. */
export type Unread = (between: readonly CaseEvent[]) => void;

export class Deeds {
  readonly #desk: Desk;
  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Takes a case; the loser is told who has it. */
  async take(row: CaseRow): Promise<boolean> {
    const params = { id: row.id };
    const said = m.cases_did_take({ number: row.number });
    try {
      await this.#desk.intents.once(['take', row.id], (key) =>
        this.#desk.call('POST /cases/{id}/claims', { params, key }),
      );
      this.#said(said, () => this.#give(row, this.#desk.me.id, null));
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const owner = (error.problem?.current as { assigneeId?: string } | undefined)?.assigneeId;
      if (error.code === 'already-claimed' && owner === this.#desk.me.id) {
        this.#said(said);
        return true;
      }
      const name = this.#desk.lists.staffName(owner ?? null);
      const taken = error.code === 'already-claimed' && name;
      const words = taken ? m.cases_taken_by({ name }) : sentenceOf(error);
      this.#desk.notices.say(words, { tone: 'late' });
      return false;
    }
  }

  /** Takes the next best case; null when none waits or it could not be done. */
  async next(): Promise<CaseRow | null> {
    let taken: CaseRow | null = null;
    await this.#desk.attempt(async () => {
      taken = await this.#claimNext();
      if (taken === null) this.#desk.notices.say(m.cases_next_none());
    });
    return taken;
  }

  /** Somebody was quicker: ask again, a few times. */
  async #claimNext(tries = 3): Promise<CaseRow | null> {
    try {
      const next = await this.#desk.intents.once(['next'], (key) =>
        this.#desk.call('POST /cases/next/claims', { key }),
      );
      return next.case;
    } catch (error) {
      const again = error instanceof ApiError && error.code === 'conflict' && tries > 1;
      if (!again) throw error;
      return this.#claimNext(tries - 1);
    }
  }

  assign(row: CaseRow, assigneeId: string | null): Promise<boolean> {
    const name = this.#desk.lists.staffName(assigneeId);
    const words = name ? m.cases_did_assign({ name }) : m.cases_did_release();
    return this.#do(
      () => this.#give(row, row.assigneeId, assigneeId),
      words,
      () => this.#give(row, assigneeId, row.assigneeId),
    );
  }

  /** Several at once; undone together. Those refused are said. */
  async assignAll(rows: readonly CaseRow[], assigneeId: string): Promise<void> {
    const done: CaseRow[] = [];
    for (const row of rows) {
      if (row.assigneeId === assigneeId) continue;
      if (await this.#desk.attempt(() => this.#give(row, row.assigneeId, assigneeId)))
        done.push(row);
    }
    if (done.length === 0) return;
    const name = this.#desk.lists.staffName(assigneeId) ?? '';
    this.#said(m.cases_did_assign_n({ n: done.length, name }), () =>
      this.#giveAllBack(done, assigneeId),
    );
  }

  /** Each by itself: one that somebody has changed since holds up no other. */
  async #giveAllBack(rows: readonly CaseRow[], from: string): Promise<void> {
    let left = 0;
    for (const row of rows)
      try {
        await this.#give(row, from, row.assigneeId);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        left += 1;
      }
    if (left > 0) this.#desk.notices.say(m.cases_undo_left({ n: left }), { tone: 'late' });
  }

  /** @param unread told what others wrote after `row`, when that is why it was not done */
  resolve(row: CaseRow, outcome: Outcome, unread: Unread): Promise<boolean> {
    return this.#do(
      () => this.#move(row, { state: 'resolved', outcome, seen: row.head }),
      m.cases_did_resolve({ number: row.number, outcome: outcomeName(outcome) }),
      (done) => this.#takeBack(done),
      unread,
    );
  }

  reopen(row: CaseRow): Promise<boolean> {
    return this.#do(
      () => this.#move(row, { state: 'open' }),
      m.cases_did_reopen({ number: row.number }),
    );
  }

  park(row: CaseRow, until: string, unread: Unread): Promise<boolean> {
    return this.#do(
      () => this.#move(row, { state: 'parked', until, seen: row.head }),
      m.cases_did_park({ at: momentWords(until, Date.now()) }),
      (done) => this.#takeBack(done),
      unread,
    );
  }

  await(
    row: CaseRow,
    state: 'awaiting-resident' | 'awaiting-department' | 'open',
  ): Promise<boolean> {
    const words = {
      'awaiting-resident': m.cases_did_await_resident,
      'awaiting-department': m.cases_did_await_department,
      open: m.cases_did_open,
    };
    return this.#do(
      () => this.#move(row, state === 'awaiting-resident' ? { state, seen: row.head } : { state }),
      words[state](),
      (done) => this.#takeBack(done),
    );
  }

  /** What has left my sight is not mine to take back: then no undo is offered. */
  handOver({ id }: CaseRow, teamId: string, note: string): Promise<boolean> {
    const body = note.trim() === '' ? { teamId } : { teamId, note };
    const team = this.#desk.lists.teamName(teamId) ?? '';
    return this.#desk.attempt(async () => {
      const done = await this.#desk.intents.once(['handover', id, body], (key) =>
        this.#desk.call('POST /cases/{id}/handovers', { params: { id }, body, key }),
      );
      if (await this.#sees(id))
        this.#said(m.cases_did_hand_over({ team }), () => this.#takeBack(done));
      else this.#said(m.cases_did_hand_over_away({ team }));
    });
  }

  promiseCall({ id }: CaseRow, at: string, phone: string): Promise<boolean> {
    const body = { at, phone: phone.trim() || null };
    return this.#do(
      () =>
        this.#desk.intents.once(['promise', id, body], (key) =>
          this.#desk.call('POST /cases/{id}/callbacks', { params: { id }, body, key }),
        ),
      m.cases_did_promise({ at: momentWords(at, Date.now()) }),
      (promised) => this.#callOff(promised.id),
    );
  }

  setTopic(row: CaseRow, topicId: string): Promise<boolean> {
    const before = row.topicId;
    const undo =
      before === null ? undefined : () => this.#classify({ ...row, topicId }, { topicId: before });
    const name = this.#desk.lists.topicName(topicId) ?? '';
    return this.#do(() => this.#classify(row, { topicId }), m.cases_did_topic({ name }), undo);
  }
  setPriority(row: CaseRow, priority: Priority): Promise<boolean> {
    return this.#desk.attempt(() => this.#classify(row, { priority }));
  }
  setSubject(row: CaseRow, subject: string): Promise<boolean> {
    return this.#do(
      () => this.#classify(row, { subject }),
      m.cases_did_subject(),
      () => this.#classify({ ...row, subject }, { subject: row.subject }),
    );
  }
  linkResident(row: CaseRow, residentId: string | null): Promise<boolean> {
    return this.#do(
      () => this.#classify(row, { residentId }),
      residentId === null ? m.cases_did_unlink() : m.cases_did_link(),
      () => this.#classify({ ...row, residentId }, { residentId: row.residentId }),
    );
  }
  setSecrecy(
    row: CaseRow,
    body: { secrecy: Secrecy; provision?: string; reason?: string; decision?: string },
  ): Promise<boolean> {
    return this.#do(
      () => this.#desk.call('PUT /cases/{id}/secrecy', { params: { id: row.id }, body }),
      m.cases_did_secrecy(),
    );
  }

  async #do<T>(
    work: () => Promise<T>,
    words: string,
    undo?: (done: T) => Promise<unknown>,
    unread?: Unread,
  ): Promise<boolean> {
    let between: readonly CaseEvent[] = [];
    const did = await this.#desk.attempt(async () => {
      try {
        const done = await work();
        this.#said(words, undo && (() => undo(done)));
      } catch (error) {
        between = unread && error instanceof ApiError ? unseenOf(error.problem) : [];
        if (between.length === 0) throw error;
      }
    });
    if (between.length > 0) unread?.(between);
    return did && between.length === 0;
  }

  #said(words: string, undo?: () => Promise<unknown>): void {
    this.#desk.notices.say(words, undo ? { undo: () => this.#undo(undo) } : {});
  }

  /** Whether it was undone: refused, or overtaken, it has been said why. */
  async #undo(undo: () => Promise<unknown>): Promise<boolean> {
    let undone = true;
    const answered = await this.#desk.attempt(async () => {
      undone = (await undo()) !== false;
    });
    return answered && undone;
  }

  #give(row: CaseRow, from: string | null, assigneeId: string | null) {
    const body = { assigneeId, from };
    return this.#desk.call('PUT /cases/{id}/assignment', { params: { id: row.id }, body });
  }
  /** All as it was before what left the case at this row: its promise, its contact, and who had it. */
  #takeBack({ id, head }: CaseRow) {
    const [params, body] = [{ id }, { seq: head }];
    return this.#desk.intents
      .once(['undo', id, head], (key) =>
        this.#desk.call('POST /cases/{id}/undos', { params, body, key }),
      )
      .catch((error: unknown) => {
        if (!(error instanceof ApiError && error.code === 'conflict')) throw error;
        this.#desk.notices.say(m.cases_undo_overtaken(), { tone: 'late' });
        return false;
      });
  }
  #callOff(id: string) {
    const [params, body] = [{ id }, { result: 'cancelled' } as const];
    return this.#desk.intents.once(['call off', id], (key) =>
      this.#desk.call('POST /callbacks/{id}/tries', { params, body, key }),
    );
  }
  /** Whether it is still there for me; asked of the server, where the one rule of sight is. */
  #sees(id: string): Promise<boolean> {
    return this.#desk.call('GET /cases/{id}/row', { params: { id } }).then(
      () => true,
      (error: unknown) => !(error instanceof ApiError && error.code === 'not-found'),
    );
  }
  #move(row: CaseRow, body: StateChange) {
    return this.#desk.call('PUT /cases/{id}/state', { params: { id: row.id }, body });
  }
  /** `row` is what stood on the screen: changed by somebody else since, nothing is overwritten. */
  #classify(
    row: CaseRow,
    to: { topicId?: string; priority?: Priority; subject?: string; residentId?: string | null },
  ) {
    const { topicId, priority, subject, residentId } = row;
    const body = { ...to, was: { topicId, priority, subject, residentId } };
    return this.#desk.call('PATCH /cases/{id}', { params: { id: row.id }, body });
  }
}
