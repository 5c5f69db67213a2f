// What a municipality says of itself to begin a desk: boards, teams, topics and service points, by their codes.
import { z } from 'zod';
import { HOLDS_NUMBER } from './errors.ts';
import { INT4_MAX, line } from './ids.ts';
import { holdsPersonnummer } from './personnummer.ts';
import { OpenHours, ServicePoint } from './service-points.ts';
import { Team } from './staff.ts';
import { Secrecy } from './topics.ts';

/** The most of one kind: far over any municipality's, and few enough to be written at once. */
const MOST = 1000;

const words = (max: number) =>
  line(max)
    .refine((text) => !holdsPersonnummer(text), `${HOLDS_NUMBER}; take it away`)
    .refine((text) => text.isWellFormed(), 'holds half a character, e.g. an emoji cut in two');
/** What everything is known by, here and in the next file: capitals and digits, in parts tied by hyphens. */
const Short = words(40).refine(
  (text) => /^[A-ZÅÄÖ0-9]+(-[A-ZÅÄÖ0-9]+)*$/.test(text),
  'must be capitals and digits, in parts tied by hyphens, such as GATA-LJUS',
);
const Phone = words(40).refine(
  (text) => /^\+?\d[\d\s()/–-]*$/.test(text),
  'must be a phone number as people write it, such as 0455-30 30 00',
);
const Icon = words(40).refine(
  (text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text),
  'must be the name of an icon, such as book-open',
);

/** Minutes from midnight; null when there is no such time of day. */
function minutesOf(time: string): number | null {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const all = hour * 60 + minute;
  return minute < 60 && all <= 24 * 60 ? all : null;
}

const Opening = OpenHours.refine(
  ({ opens, closes }) => minutesOf(opens) !== null && minutesOf(closes) !== null,
  'has a time that does not exist; write 00:00 to 24:00',
).refine(
  ({ opens, closes }) => (minutesOf(opens) ?? 0) < (minutesOf(closes) ?? Infinity),
  'closes before it opens; hours over midnight are two lines, up to 24:00 and from 00:00',
);
/** At least one: nothing at all would mean that it never shuts. */
const Hours = z
  .array(Opening)
  .min(1, 'is empty; say when it is open, and for always 00:00 to 24:00 on each day')
  .max(50);

export const OrganisedTopic = z.strictObject({
  code: Short,
  /** The topic it stands under, by code; null at the top. */
  parent: Short.nullable(),
  sv: words(80),
  en: words(80),
  hint: words(80).nullable(),
  icon: Icon,
  board: Short,
  team: Short,
  promiseMinutes: z.number().int().min(1).max(INT4_MAX),
  secrecy: Secrecy,
  public: z.boolean(),
  visits: z.boolean(),
  noFreeText: z.boolean(),
});

export const OrganisedPoint = z.strictObject({
  code: Short,
  name: words(120),
  kind: ServicePoint.shape.kind,
  address: words(200),
  hours: Hours,
  /** Topics by code, the commonest first. */
  commonTopics: z.array(Short).max(50),
});
export type OrganisedPoint = z.infer<typeof OrganisedPoint>;

/** Lists are in the order in which they are shown. Nothing has a default: what was forgotten is asked for. */
export const Organisation = z.strictObject({
  desk: z.strictObject({ name: words(80), phone: Phone.nullable(), hours: Hours }),
  boards: z.array(z.strictObject({ code: Short, name: words(120) })).max(MOST),
  teams: z
    .array(z.strictObject({ code: Short, name: words(120), kind: Team.shape.kind, board: Short }))
    .max(MOST),
  topics: z.array(OrganisedTopic).max(MOST),
  servicePoints: z.array(OrganisedPoint).max(MOST),
});
export type Organisation = z.infer<typeof Organisation>;
