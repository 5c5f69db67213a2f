// Cases, the door to all that is said of them: states, facts, the queue, one case's timeline, and what changes it.
import { caseQueueEndpoints } from './case-queue.ts';
import { caseTimelineEndpoints } from './case-timeline.ts';
import { caseChangeEndpoints } from './case-changes.ts';
import { caseWritingEndpoints } from './case-writing.ts';

export * from './case-states.ts';
export * from './case-facts.ts';
export * from './case-queue.ts';
export * from './case-timeline.ts';
export * from './case-writing.ts';
export type { StateChange } from './case-changes.ts';

/** Words before ids: `/cases/counts` is not a case called counts. */
export const caseEndpoints = [
  ...caseQueueEndpoints,
  ...caseTimelineEndpoints,
  ...caseChangeEndpoints,
  ...caseWritingEndpoints,
];
