// The screen of one service point: its commonest topics, today's count, and the tap that can still be changed.
import { v7 } from 'uuid';
import type { VisitBoard } from '@entre/contract/visits';
import { localDay, withTaps } from './day.ts';
import type { Visits } from './visits.svelte.ts';
import { tap, unsent, type Details, type WaitingVisit } from './waitingVisit.ts';

/** The case that a visit became. */
export type Became = { id: string; number: string };

/** The tap the strip speaks of, with the details given since and the case made of it. */
export type Latest = { visit: WaitingVisit; details: Details; became: Became | null };

export class VisitScreen {
  board = $state.raw<VisitBoard | null>(null);
  /** The commonest topics, in the order they stand: a button keeps its place and key for the hour. */
  topicIds = $state.raw<readonly string[]>([]);
  /** The server has answered or been given up on. */
  asked = $state(false);
  latest = $state.raw<Latest | null>(null);
  readonly pointId: string;
  readonly #visits: Visits;
  /** Acknowledged since the figures on screen were asked for, and so not in them. */
  #newer = $state.raw<readonly WaitingVisit[]>([]);
  #round = 0;
  #arrangedAt = -1;

  constructor(visits: Visits, pointId: string) {
    this.#visits = visits;
    this.pointId = pointId;
  }

  start(): () => void {
    void this.refresh();
    const stops = [
      this.#visits.onSaved((visit, step) => {
        if (visit.servicePointId !== this.pointId) return;
        if (this.latest?.visit.key === visit.key && visit.visitId !== null)
          this.latest = { ...this.latest, visit };
        if (step.do === 'log') this.#newer = [...this.#newer, visit];
        if (step.do === 'undo') this.#newer = this.#newer.filter((v) => v.key !== visit.key);
        if (step.do !== 'detail') void this.refresh();
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** Asks for the figures; called on every hint that visits have changed. */
  async refresh(): Promise<void> {
    const round = (this.#round += 1);
    const counted = this.#newer;
    const board = await this.#visits.board(this.pointId);
    if (round !== this.#round) return;
    this.asked = true;
    if (board === null) return;
    this.board = board;
    this.#arrange(board);
    if (this.#visits.reached) this.#newer = this.#newer.filter((visit) => !counted.includes(visit));
  }

  /** Buttons move only when a new hour has come and nobody is in the middle of a visit. */
  #arrange(board: VisitBoard): void {
    const hour = new Date().getHours();
    if (this.topicIds.length > 0 && (hour === this.#arrangedAt || this.latest !== null)) return;
    this.#arrangedAt = hour;
    this.topicIds = board.topicIds;
  }

  /** Taps of today that the figures do not hold yet. */
  get #extra(): readonly WaitingVisit[] {
    const today = localDay(Date.now());
    const mine = [...unsent(this.#visits.waiting), ...this.#newer];
    return mine.filter(
      (visit, i) =>
        visit.servicePointId === this.pointId &&
        localDay(Date.parse(visit.occurredAt)) === today &&
        mine.findIndex((other) => other.key === visit.key) === i,
    );
  }
  get today(): number {
    return (this.board?.today ?? 0) + this.#extra.length;
  }
  get byHour(): readonly number[] {
    return withTaps(this.board?.byHour ?? Array<number>(24).fill(0), this.#extra);
  }

  /** One tap: stored on this machine with its true time, sent when it can be. */
  async log(topicId: string, note: string | null = null): Promise<void> {
    const from = {
      key: v7(),
      servicePointId: this.pointId,
      topicId,
      occurredAt: new Date().toISOString(),
      note,
    };
    this.latest = { visit: tap(from), details: {}, became: null };
    await this.#visits.tap(from);
  }

  /** True when it is taken back; false when the server has yet to say so, or there was nothing to take back. */
  async undo(): Promise<boolean> {
    const { latest } = this;
    if (latest === null || latest.became !== null) return false;
    this.latest = null;
    this.#newer = this.#newer.filter((visit) => visit.key !== latest.visit.key);
    return this.#visits.undo(latest.visit);
  }

  /** A case was made of a visit: if the strip still speaks of it, it cannot be taken back nor made a case again. */
  became(visitId: string, became: Became): void {
    if (this.latest?.visit.visitId === visitId) this.latest = { ...this.latest, became };
  }

  async detail(details: Details): Promise<void> {
    const { latest } = this;
    if (latest === null) return;
    this.latest = { ...latest, details: { ...latest.details, ...details } };
    await this.#visits.detail(latest.visit, details);
  }

  /** The strip's time is up; a newer tap's strip stays. */
  done(key: string): void {
    if (this.latest?.visit.key === key) this.latest = null;
  }
}
