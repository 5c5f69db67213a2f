// The shapes of identifiers, dates and short texts that every other schema is made of.
import { z } from 'zod';

/** A UUID (version 7 where we made it), lower case. */
export const Id = z.uuid().toLowerCase();
/** The years, in UTC, that a desk has to do with: beyond them a slip of the finger, or what a database cannot give back. */
const inOurTime = (text: string): boolean => {
  const year = new Date(text).getUTCFullYear();
  return year >= 2000 && year < 2100;
};
/** An instant, ISO 8601 with zone, from 2000 up to 2100 in UTC, e.g. `2026-11-23T13:04:00.000Z`. */
export const Instant = z.iso
  .datetime({ offset: true })
  .refine(inOurTime, 'a time from the year 2000 up to 2100, in UTC')
  .meta({ description: 'From the year 2000 up to 2100, in UTC.' });
export const Locale = z.enum(['sv', 'en']);
export type Locale = z.infer<typeof Locale>;
/** The greatest whole number that an ordinary column holds. */
export const INT4_MAX = 2_147_483_647;
/** A place in a row or a revision as a caller says it: whole, and no greater than its column. */
export const Whole = z.number().int().min(0).max(INT4_MAX);

/** Text somebody wrote: trimmed, never empty, without control characters other than line breaks and tabs. */
export const text = (max: number) =>
  z
    .string()
    .transform((s) => s.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        // eslint-disable-next-line no-control-regex -- control characters are what we refuse here
        .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, 'control characters'),
    )
    // What the transformation hides from the API description.
    .meta({ minLength: 1, maxLength: max });

/** One line of text, as `text` but with no line breaks. */
export const line = (max: number) =>
  text(max)
    .refine((s) => !s.includes('\n'), 'one line only')
    .meta({ minLength: 1, maxLength: max });

/** The longest message, in characters, that a resident or an agent may send at once. */
export const MESSAGE_MAX = 4000;
/** The longest internal note, in characters. */
export const NOTE_MAX = 10_000;

/** Signs of a follow-up code: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V, so that it can be read aloud and copied by hand. */
export const CODE_SIGNS = '34679ACDEFGHJKMNPQRTWXY';
/** A follow-up code as typed: spaces, dashes and lower case are forgiven. Eight signs. */
export const Code = z
  .string()
  .max(40)
  .transform((s) => s.toUpperCase().replace(/[\s·.-]/g, ''))
  .pipe(z.string().regex(new RegExp(`^[${CODE_SIGNS}]{8}$`), 'eight signs, for example K7M4-TPXD'))
  .meta({ maxLength: 40, examples: ['K7M4-TPXD'] });
