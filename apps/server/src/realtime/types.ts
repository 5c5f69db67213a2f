// What the sockets are handed by main: they know the spine and the contract, and no feature.
import type { CaseEvent, PublicEvent } from '@entre/contract/events';
import type { ResidentHears, ResidentSays, StaffHears, StaffSays } from '@entre/contract/live';
import type { CaseRow } from '@entre/contract/cases';
import type { Namespace, Socket } from 'socket.io';
import type { z } from 'zod';
import type { Case, Event } from '../generated/prisma/client.ts';
import type { SightFacts } from '../spine/access.ts';
import type { ResidentActor, StaffActor } from '../spine/ctx.ts';
import type { ReadDb } from '../spine/db.ts';
import type { Doors } from '../spine/doors.ts';
import type { Feed } from '../spine/feed.ts';

export type Place = { place: number | null; waitMinutes: number | null };

export type RealtimeParts = {
  db: ReadDb;
  doors: Doors & { forget: () => void };
  feed: Feed;
  origins: ReadonlySet<string>;
  epoch: string;
  views: {
    rows: (cases: readonly Case[]) => Promise<CaseRow[]>;
    caseEvents: (events: readonly Event[]) => Promise<CaseEvent[]>;
    publicEvents: (events: readonly Event[]) => Promise<PublicEvent[]>;
    sight: (kase: Case) => SightFacts;
    places: (caseIds: readonly string[]) => Promise<Map<string, Place>>;
  };
};

/** What decides sight of a watched case, as of its `seq`: an older event says nothing against it. */
export type Watched = { facts: SightFacts; seq: number };
export type StaffData = {
  actor: StaffActor;
  watching: Map<string, Watched>;
  /** Where in the feed it began to be told of every row in its sight; null: something was not told. */
  toldFrom: number | null;
  /** Watching and leaving are done one after the other, in the order they were said. */
  turn: Promise<void>;
};
export type ResidentData = { actor: ResidentActor };
type None = Record<string, never>;
export type StaffSocket = Socket<StaffSays, StaffHears, None, StaffData>;
export type ResidentSocket = Socket<ResidentSays, ResidentHears, None, ResidentData>;
export type StaffSpace = Namespace<StaffSays, StaffHears, None, StaffData>;
export type ResidentSpace = Namespace<ResidentSays, ResidentHears, None, ResidentData>;

export const caseRoom = (id: string): string => `case:${id}`;
export const threadRoom = (id: string): string => `thread:${id}`;
export const staffRoom = (id: string): string => `staff:${id}`;

/** What a client said, or null: whatever does not fit the schema was never said. */
export const parse = <S extends z.ZodType>(schema: S, input: unknown): z.output<S> | null => {
  const parsed = schema.safeParse(input);
  return parsed.success ? parsed.data : null;
};
