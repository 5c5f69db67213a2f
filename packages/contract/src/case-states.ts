// The states a case moves between, how it ends, and how pressing it is.
import { z } from 'zod';

export const states = [
  'new',
  'open',
  'awaiting-resident',
  'awaiting-department',
  'parked',
  'resolved',
  'closed',
] as const;
export const CaseState = z.enum(states);
export type CaseState = z.infer<typeof CaseState>;

/** Which state may follow which. `resolved → open` and `closed → open` are a reopening. */
export const transitions: Record<CaseState, readonly CaseState[]> = {
  new: ['open', 'awaiting-resident', 'awaiting-department', 'parked', 'resolved'],
  open: ['awaiting-resident', 'awaiting-department', 'parked', 'resolved'],
  'awaiting-resident': ['open', 'awaiting-department', 'parked', 'resolved'],
  'awaiting-department': ['open', 'awaiting-resident', 'parked', 'resolved'],
  parked: ['open', 'awaiting-resident', 'awaiting-department', 'resolved'],
  resolved: ['open', 'closed'],
  closed: ['open'],
};
export const openStates: readonly CaseState[] = states.slice(0, 5);
export const isOpen = (state: CaseState): boolean => openStates.includes(state);

/** The most years ahead that a case may be parked: longer, and nobody remembers what it waits for. */
export const PARK_YEARS = 2;

export const Outcome = z.enum([
  'solved-here',
  'solved-after-asking',
  'handed-over',
  'callback-promised',
  'referred-elsewhere',
  'cut-off',
]);
export type Outcome = z.infer<typeof Outcome>;

export const Priority = z.enum(['low', 'normal', 'high']);
export type Priority = z.infer<typeof Priority>;
