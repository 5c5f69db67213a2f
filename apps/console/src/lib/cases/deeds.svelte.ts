// What one does to cases: each asks the server, says what was done, and offers the way back where there is one.
import { v7 } from 'uuid';
import { ApiError } from '@entre/client/http';
import type { CaseRow, CaseState, Outcome, Priority } from '@entre/contract/cases';
import type { Secrecy } from '@entre/contract/topics';
import { m } from '#lib/paraglide/messages.js';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { sentenceOf } from '#lib/shell/trouble.ts';
import { momentWords } from './dueWords.ts';
import { outcomeName } from './names.ts';

export class Deeds {
  readonly #desk: Desk;
  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Takes a case; the loser is told who has it. */
  async take(row: CaseRow): Promise<boolean> {
    try {
      await this.#desk.call('POST /cases/{id}/claims', { params: { id: row.id }, key: v7() });
      this.#said(m.cases_did_take({ number: row.number }), () =>
        this.#give(row, this.#desk.me.id, null),
      );
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const owner = (error.problem?.current as { assigneeId?: string } | undefined)?.assigneeId;
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
      return (await this.#desk.call('POST /cases/next/claims', { key: v7() })).case;
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
    this.#said(m.cases_did_assign_n({ n: done.length, name }), async () => {
      for (const row of done) await this.#give(row, assigneeId, row.assigneeId);
    });
  }

  resolve(row: CaseRow, outcome: Outcome): Promise<boolean> {
    return this.#do(
      () => this.#move(row, { state: 'resolved', outcome }),
      m.cases_did_resolve({ number: row.number, outcome: outcomeName(outcome) }),
      () => this.#move(row, { state: 'open' }),
    );
  }

  reopen(row: CaseRow): Promise<boolean> {
    return this.#do(
      () => this.#move(row, { state: 'open' }),
      m.cases_did_reopen({ number: row.number }),
    );
  }

  park(row: CaseRow, until: string): Promise<boolean> {
    return this.#do(
      () => this.#move(row, { state: 'parked', until }),
      m.cases_did_park({ at: momentWords(until, Date.now()) }),
      () => this.#back(row),
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
      () => this.#move(row, { state }),
      words[state](),
      () => this.#back(row),
    );
  }

  handOver(row: CaseRow, teamId: string, note: string): Promise<boolean> {
    const body = note.trim() === '' ? { teamId } : { teamId, note };
    return this.#do(
      () => this.#hand(row, body),
      m.cases_did_hand_over({ team: this.#desk.lists.teamName(teamId) ?? '' }),
      () => this.#takeBack(row),
    );
  }

  promiseCall(row: CaseRow, at: string, phone: string): Promise<boolean> {
    const body = { at, phone: phone.trim() || null };
    return this.#do(
      () =>
        this.#desk.call('POST /cases/{id}/callbacks', { params: { id: row.id }, body, key: v7() }),
      m.cases_did_promise({ at: momentWords(at, Date.now()) }),
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

  async #do(
    work: () => Promise<unknown>,
    words: string,
    undo?: () => Promise<unknown>,
  ): Promise<boolean> {
    const done = await this.#desk.attempt(work);
    if (done) this.#said(words, undo);
    return done;
  }

  #said(words: string, undo?: () => Promise<unknown>): void {
    this.#desk.notices.say(words, undo ? { undo: () => this.#desk.attempt(undo) } : {});
  }

  #give(row: CaseRow, from: string | null, assigneeId: string | null) {
    const body = { assigneeId, from };
    return this.#desk.call('PUT /cases/{id}/assignment', { params: { id: row.id }, body });
  }
  #hand(row: CaseRow, body: { teamId: string; note?: string }) {
    const params = { id: row.id };
    return this.#desk.call('POST /cases/{id}/handovers', { params, body, key: v7() });
  }
  /** To where it stood, and to whom. */
  async #takeBack(row: CaseRow) {
    await this.#hand(row, { teamId: row.teamId });
    if (row.assigneeId !== null) await this.#give(row, null, row.assigneeId);
  }
  #move(row: CaseRow, body: { state: CaseState; outcome?: Outcome; until?: string }) {
    return this.#desk.call('PUT /cases/{id}/state', { params: { id: row.id }, body });
  }
  /** The state before; a case that has begun cannot be new again. */
  #back(row: CaseRow) {
    if (row.state === 'parked' && row.parkedUntil !== null)
      return this.#move(row, { state: 'parked', until: row.parkedUntil });
    return this.#move(row, { state: row.state === 'new' ? 'open' : row.state });
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
