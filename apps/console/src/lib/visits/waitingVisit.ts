// What a tap on the visit screen still has to tell the server, as pure steps: log it, add details, take it back.
import type { z } from 'zod';
import type { VisitDetails } from '@entre/contract/visits';

export type Details = z.input<typeof VisitDetails>;

/** A tap on its way. No person is on it: who tapped is not kept, and the server keeps none either. */
export type WaitingVisit = {
  /** UUIDv7 made at the tap; its Idempotency-Key for ever. */
  key: string;
  servicePointId: string;
  topicId: string;
  /** The true time of the tap, ISO 8601. */
  occurredAt: string;
  note: string | null;
  /** The server's id, once the tap is acknowledged. */
  visitId: string | null;
  /** It has been posted at least once, so the server may have it although nobody said so. */
  tried: boolean;
  /** Details that are not yet acknowledged. */
  details: Details | null;
  undone: boolean;
  /** The code of a refusal that no retry can mend. */
  refused: string | null;
};

export type NewTap = Pick<WaitingVisit, 'key' | 'servicePointId' | 'topicId' | 'occurredAt'> & {
  note?: string | null;
};

export const tap = (from: NewTap): WaitingVisit => ({
  note: null,
  ...from,
  visitId: null,
  tried: false,
  details: null,
  undone: false,
  refused: null,
});

/** Asks for details to be saved; later words win over earlier ones that were not sent. */
export const withDetails = (visit: WaitingVisit, details: Details): WaitingVisit => ({
  ...visit,
  details: { ...visit.details, ...details },
});

/** Takes the tap back. */
export const withUndo = (visit: WaitingVisit): WaitingVisit => ({ ...visit, undone: true });

export type Step =
  | { do: 'log' }
  | { do: 'detail'; visitId: string; details: Details }
  | { do: 'undo'; visitId: string }
  /** Nothing is left to tell. */
  | { do: 'forget' };

/**
 * What to tell the server next about a tap, or null when a refusal waits for a person.
 * A tap taken back before it was ever posted is simply forgotten; one that may have arrived is posted again
 * (the same key gives the same visit) to learn its id, and then deleted.
 */
export function nextStep(visit: WaitingVisit): Step | null {
  if (visit.undone) {
    if (visit.visitId !== null) return { do: 'undo', visitId: visit.visitId };
    return visit.tried && visit.refused === null ? { do: 'log' } : { do: 'forget' };
  }
  if (visit.refused !== null) return null;
  if (visit.visitId === null) return { do: 'log' };
  if (visit.details !== null)
    return { do: 'detail', visitId: visit.visitId, details: visit.details };
  return { do: 'forget' };
}

/** The tap after the server said yes to a step; what was asked for meanwhile stays. */
export function acknowledged(
  visit: WaitingVisit,
  step: Step,
  visitId: string | null,
): WaitingVisit {
  switch (step.do) {
    case 'log':
      return { ...visit, visitId, tried: true };
    case 'detail':
      return { ...visit, details: without(visit.details, step.details) };
    case 'undo':
    case 'forget':
      return visit;
  }
}

function without(all: Details | null, sent: Details): Details | null {
  if (all === null) return null;
  const rest = Object.entries(all).filter(([name, value]) => sent[name as keyof Details] !== value);
  return rest.length === 0 ? null : (Object.fromEntries(rest) as Details);
}

/** Taps that the server has not acknowledged and that nobody took back. */
export const unsent = (visits: readonly WaitingVisit[]): WaitingVisit[] =>
  visits.filter((v) => v.visitId === null && !v.undone && v.refused === null);

/** Taps that were refused for good and need a person. */
export const refused = (visits: readonly WaitingVisit[]): WaitingVisit[] =>
  visits.filter((v) => v.refused !== null && !v.undone);
