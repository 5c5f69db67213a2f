// From where the clock of a case counts, when that is not the first question: found in the timeline. Pure.
import type { CaseEvent } from '@entre/contract/events';
import type { CaseFacts } from '@entre/contract/cases';

export type ClockStart = {
  /** `asked`: from the question that the resident waits for an answer to. */
  kind: 'asked' | 'asked-again' | 'reopened' | 'taken-up' | 'handed-over';
  event: CaseEvent;
};

/**
 * The event that began the promise which runs now; null when none runs. It is the first that set the time which is due:
 * a later one with the same time only put it back, as an undoing does.
 */
export function clockStart(
  { dueAt }: Pick<CaseFacts, 'dueAt'>,
  timeline: readonly CaseEvent[],
): ClockStart | null {
  const at = dueAt === null ? -1 : timeline.findIndex((event) => event.set['dueAt'] === dueAt);
  const event = timeline[at];
  if (event === undefined) return null;
  return { kind: kindOf(event, timeline.slice(0, at)), event };
}

function kindOf(event: CaseEvent, before: readonly CaseEvent[]): ClockStart['kind'] {
  switch (event.type) {
    case 'case.reopened':
      return 'reopened';
    case 'case.state-changed':
      return 'taken-up';
    case 'case.handed-over':
      return 'handed-over';
    case 'message.received':
      return opensAgain(before) ? 'asked-again' : 'asked';
    default:
      return 'asked';
  }
}

/** Words in a finished case open it, and begin a contact, just before they stand there. */
const opensAgain = (before: readonly CaseEvent[]): boolean =>
  before.findLast((event) => event.type !== 'interaction.began')?.type === 'case.reopened';
