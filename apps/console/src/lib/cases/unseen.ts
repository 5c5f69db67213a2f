// What came in while one wrote: read out of the server's refusal, and who may be answered blindly: nobody. Pure.
import type { Problem } from '@entre/contract/errors';
import type { CaseEvent } from '@entre/contract/events';

/** The events the writer had not seen; none when the refusal was about something else. */
export function unseenOf(problem: Problem | null): readonly CaseEvent[] {
  if (problem?.code !== 'unseen') return [];
  const current = problem.current as { events?: CaseEvent[] } | undefined;
  return current?.events ?? [];
}

/** What was written before and what was taken back, in the order it was written. */
export const givenBack = (taken: string, typed: string): string =>
  typed.trim() === '' ? taken : `${taken}\n\n${typed}`;
