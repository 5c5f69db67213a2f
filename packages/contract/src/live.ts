// The words of the sockets: what a client may say (parsed by schema), and what it may hear. A frame is only a hint.
import { z } from 'zod';
import { Id } from './ids.ts';
import type { CaseEvent, PublicEvent } from './events.ts';
import type { CaseRow } from './cases.ts';

/** Staff to server. `watch` joins a case's room first and then reads the head, so there is never a hole. */
export const staffSays = {
  watch: z.strictObject({ caseId: Id }),
  unwatch: z.strictObject({ caseId: Id }),
  typing: z.strictObject({ caseId: Id, on: z.boolean(), mode: z.enum(['reply', 'note']) }),
} as const;

/** Resident to server; the thread is the token's. */
export const residentSays = {
  typing: z.strictObject({ on: z.boolean() }),
} as const;

export type Ack<T> = (answer: T | { problem: string }) => void;
export type Watching = { caseId: string; head: number; epoch: string };

export type Presence = {
  caseId: string;
  /** Staff in the case, and what they do there. */
  staff: { id: string; typing: 'reply' | 'note' | null }[];
  /** The resident's screen is open, and whether they type. */
  resident: { here: boolean; typing: boolean };
};

export type Beat = {
  epoch: string;
  pos: number;
  heads: Record<string, number>;
  /** False when the database does not answer. */
  db: boolean;
};

export type RowChange = { caseId: string; row: CaseRow | null };
/**
 * The stretch of the feed a frame stands for: whoever has come to `from` has, with this frame, come to `pos`.
 * Whoever has not come to `from` has a hole, and asks.
 */
export type Stretch = { from: number; pos: number };

export interface StaffHears {
  /** Something happened in a watched case. */
  event: (event: CaseEvent) => void;
  /** A row of the queue changed; `row` is null when it left your sight. */
  row: (change: RowChange & Stretch) => void;
  /** Your borders are others now: whatever lists cases is loaded anew. */
  reload: () => void;
  /** Forget a case: it left your sight. */
  forget: (what: { caseId: string }) => void;
  presence: (who: Presence) => void;
  /** Who looks at what, for the queue: all watched cases within sight. */
  lookers: (what: { caseId: string; ids: string[] }) => void;
  /** Figures, visits, articles or people changed: refetch what you show of them. */
  changed: (what: { topic: 'now' | 'visits' | 'articles' | 'staff' | 'contacts' }) => void;
  /** At coming in, and then every `BEAT_SECONDS`. */
  beat: (beat: Beat) => void;
  /** The server is going down; reconnect with a little patience. */
  draining: () => void;
}
export interface StaffSays {
  watch: (input: z.infer<typeof staffSays.watch>, ack: Ack<Watching>) => void;
  unwatch: (input: z.infer<typeof staffSays.unwatch>) => void;
  typing: (input: z.infer<typeof staffSays.typing>) => void;
}

export interface ResidentHears {
  event: (event: PublicEvent) => void;
  /** Place in the queue and a fair guess of the wait changed. */
  place: (place: { place: number | null; waitMinutes: number | null }) => void;
  /** The one who answers types. */
  typing: (what: { name: string | null; on: boolean }) => void;
  beat: (beat: { epoch: string; head: number; db: boolean }) => void;
  draining: () => void;
}
export interface ResidentSays {
  typing: (input: z.infer<typeof residentSays.typing>) => void;
}

/** Seconds between beats. Two missed and the screen says it is not live. */
export const BEAT_SECONDS = 15;
