// A question about a case, asked of what was on screen then: what is written after it is read before it is done.
import type { CaseRow } from '@entre/contract/cases';
import type { CaseEvent } from '@entre/contract/events';

export class Asked {
  /** The case as it was read. */
  row = $state.raw() as CaseRow;
  /** What others have written since, and is on screen in the question now. */
  unread = $state.raw<readonly CaseEvent[]>([]);

  constructor(row: CaseRow) {
    this.row = row;
  }

  /** It was not done, because of these: they are shown, and then count as read. */
  readonly show = (between: readonly CaseEvent[]): void => {
    this.unread = [...this.unread, ...between];
    this.row = { ...this.row, head: Math.max(this.row.head, ...between.map((e) => e.seq)) };
  };
}
